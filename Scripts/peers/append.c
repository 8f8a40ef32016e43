// Writes the lines of a file into another, so many at a time, each group durable before the next: what an
// append costs that asks nothing of its lines.
//
//   append LINES-A-GROUP FROM TO

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int count, char **words) {
  if (count != 4) return 2;
  const int group = atoi(words[1]);
  FILE *from = fopen(words[2], "r");
  const int to = open(words[3], O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (group < 1 || from == NULL || to < 0) return 2;
  char *bytes = malloc((size_t)group << 16);
  size_t length = 0;
  int lines = 0, byte;
  while (1) {
    byte = getc_unlocked(from);
    if (byte != EOF) bytes[length++] = (char)byte;
    if (byte == '\n') lines++;
    if ((byte == EOF || lines == group) && length > 0) {
      if (write(to, bytes, length) != (ssize_t)length || fdatasync(to) != 0) return 1;
      length = 0;
      lines = 0;
    }
    if (byte == EOF) return 0;
  }
}
