// The trivial fold by simdjson: last type, number of events and last time of each subject, and no more.
// Numbered subjects (FH-2026-000123) lie in an array, all others in a hash table.
//
//   fold_simdjson SEGMENT...

#include <simdjson.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

using namespace simdjson;

struct Subject {
  std::string type, time;
  int64_t events = 0;
};

struct Row {
  int64_t subjects = 0, events = 0, seconds = 0;
};

static std::unordered_map<std::string, std::vector<Subject>> families;
static std::unordered_map<std::string, Subject> others;

static Subject &subject(std::string_view name) {
  static std::string recent;
  static std::vector<Subject> *family = nullptr;
  size_t start = name.size();
  while (start > 0 && name.size() - start < 9 && name[start - 1] >= '0' && name[start - 1] <= '9') start--;
  if (name.size() - start < 4) return others[std::string(name)];
  // Numbers of another length are another family: 0012 is not 00012.
  const size_t digits = name.size() - start;
  static size_t recent_digits = 0;
  if (family == nullptr || recent_digits != digits || recent != name.substr(0, start)) {
    recent = std::string(name.substr(0, start));
    recent_digits = digits;
    family = &families[recent + char(digits)];
  }
  size_t number = 0;
  for (size_t index = start; index < name.size(); index++) number = number * 10 + size_t(name[index] - '0');
  if (number >= 100'000'000) return others[std::string(name)];
  if (family->size() <= number) family->resize(number + number / 2 + 1);
  return (*family)[number];
}

// Days since 1970-01-01 of a civil date (proleptic Gregorian).
static int64_t days(int64_t year, int64_t month, int64_t day) {
  year -= month <= 2;
  const int64_t era = (year >= 0 ? year : year - 399) / 400, of_era = year - era * 400;
  const int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

// Whole seconds since 1970 of an RFC 3339 time.
static int64_t epoch(const std::string &time) {
  auto number = [&](size_t at, size_t digits) { return int64_t(atoll(time.substr(at, digits).c_str())); };
  int64_t seconds = days(number(0, 4), number(5, 2), number(8, 2)) * 86400 + number(11, 2) * 3600 +
                    number(14, 2) * 60 + number(17, 2);
  size_t zone = 19;
  if (time[zone] == '.')
    for (zone++; time[zone] >= '0' && time[zone] <= '9'; zone++) {}
  if (time[zone] != 'Z')
    seconds -= (time[zone] == '-' ? -1 : 1) * (number(zone + 1, 2) * 3600 + number(zone + 4, 2) * 60);
  return seconds;
}

static void add(const Subject &subject, std::map<std::string, Row> &rows) {
  if (subject.events == 0) return;
  Row &row = rows[subject.type];
  row.subjects++;
  row.events += subject.events;
  row.seconds += epoch(subject.time);
}

int main(int count, char **segments) {
  ondemand::parser parser;
  for (int index = 1; index < count; index++) {
    padded_string text = padded_string::load(segments[index]);
    ondemand::document_stream lines = parser.iterate_many(text, 1 << 20);
    for (auto line : lines) {
      std::string_view type = line["type"], name = line["subject"], time = line["time"];
      Subject &own = subject(name);
      own.type.assign(type);
      own.time.assign(time);
      own.events++;
    }
  }
  std::map<std::string, Row> rows;
  for (auto &family : families)
    for (auto &subject : family.second) add(subject, rows);
  for (auto &other : others) add(other.second, rows);
  const char *mark = "[";
  for (auto &row : rows) {
    printf("%s[\"%s\", %lld, %lld, %lld]", mark, row.first.c_str(), (long long)row.second.subjects,
           (long long)row.second.events, (long long)row.second.seconds);
    mark = ", ";
  }
  printf("]\n");
}
