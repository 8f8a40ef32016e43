// Checks a directory of 'whistle export tlog' by the Go project's own code: the signature of the
// checkpoint, every tile against its root, every line against its tile, and proofs of 'whistle prove'.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run Scripts/tlog/main.go DIR VERIFIER-KEY [PROOF…]
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

// tiles reads tiles where C2SP tlog-tiles puts them.
type tiles struct{ directory string }

func path(level string, tile tlog.Tile) string {
	// tile/8/0/x001/234.p/5: height and level come first.
	rest := strings.SplitN(tile.Path(), "/", 4)[3]
	return "tile/" + level + "/" + rest
}

func (t tiles) Height() int { return height }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		data, err := os.ReadFile(t.directory + "/" + path(strconv.Itoa(tile.L), tile))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func open(text []byte, verifiers note.Verifiers) tlog.Tree {
	opened, err := note.Open(text, verifiers)
	check(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := tlog.ParseHash(lines[2])
	check(err)
	if lines[0] != opened.Sigs[0].Name {
		log.Fatal("signed by ", opened.Sigs[0].Name, " and not by ", lines[0])
	}
	return tlog.Tree{N: size, Hash: root}
}

func entries(directory string, size int64) (all [][]byte) {
	for start := int64(0); start < size; start += 1 << height {
		width := int64(1 << height)
		if size-start < width {
			width = size - start
		}
		data, err := os.ReadFile(directory + "/" + path("entries", tlog.Tile{H: height, N: start >> height, W: int(width)}))
		check(err)
		for ; len(data) > 0; width-- {
			length := int(binary.BigEndian.Uint16(data))
			all = append(all, data[2:2+length])
			data = data[2+length:]
		}
		if width != 0 {
			log.Fatal("a bundle has not as many entries as its name says")
		}
	}
	return all
}

func main() {
	directory := os.Args[1]
	verifier, err := note.NewVerifier(os.Args[2])
	check(err)
	verifiers := note.VerifierList(verifier)
	text, err := os.ReadFile(directory + "/checkpoint")
	check(err)
	tree := open(text, verifiers)
	reader := tlog.TileHashReader(tree, tiles{directory})
	lines := entries(directory, tree.N)
	if tree.N > 0 {
		root, err := tlog.TreeHash(tree.N, reader)
		check(err)
		if root != tree.Hash {
			log.Fatal("the tiles lead to another root")
		}
	}
	for index, line := range lines {
		hashes, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, int64(index))})
		check(err)
		if hashes[0] != tlog.RecordHash(line) {
			log.Fatal("line ", index+1, " is not the one that the tree has")
		}
	}
	for _, name := range os.Args[3:] {
		proof, err := os.ReadFile(name)
		check(err)
		parts := bytes.SplitN(proof, []byte("\n\n"), 2)
		head := strings.Split(string(parts[0]), "\n")
		if head[0] != "c2sp.org/tlog-proof@v1" {
			log.Fatal(name, " is no proof")
		}
		index, err := strconv.ParseInt(strings.TrimPrefix(head[1], "index "), 10, 64)
		check(err)
		var hashes tlog.RecordProof
		for _, line := range head[2:] {
			hash, err := base64.StdEncoding.DecodeString(line)
			check(err)
			var node tlog.Hash
			copy(node[:], hash)
			hashes = append(hashes, node)
		}
		signed := open(parts[1], verifiers)
		check(tlog.CheckRecord(hashes, signed.N, signed.Hash, index, tlog.RecordHash(lines[index])))
	}
	fmt.Println(tree.N, "lines and", len(os.Args)-3, "proofs hold")
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
