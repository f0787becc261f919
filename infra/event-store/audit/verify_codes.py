#!/usr/bin/env python3
"""Verifies the codes of documents, each the proof of one entry, as infra/docs/audit-format.md ("Codes of documents")
describes them: without the log, and with nothing of `./codev verify-audit`.

verify_codes.py [--key KEY]... (CODE | FILE with one code a line)...
Exit status: 0 proven, 1 not proven (with the position), 2 no code, 3 all fits together, signer unproven (no --key).
"""
import base64, json, os, re, sys
from datetime import datetime, timedelta
sys.dont_write_bytecode = True  # beside the other scripts
from verify_audit import is_signed, key_id, sha256
from verify_proofs import NotProven, is_included, printable

PREFIX, LONGEST = "CODEV1-", 4296  # characters of a QR code

class NoCode(Exception):
    pass

def encoded(content):
    return PREFIX + base64.b32encode(content + sha256(content)[:4]).decode().rstrip("=")

def decoded(code):
    digits = code[len(PREFIX):]
    if not code.startswith(PREFIX) or not re.fullmatch("[A-Z2-7]*", digits) or len(code) > LONGEST:
        raise NoCode("it does not begin as codes do, is too long, or has a character that they do not have")
    digits = digits[:len(digits) - (len(digits) % 8 in (1, 3, 6))]  # no whole number of bytes is so long
    content = base64.b32decode(digits + "=" * (-len(digits) % 8))[:-4]
    if code != encoded(content):
        raise NoCode("it is incomplete or was misread: its checksum does not match")
    return content

class Reader:
    def __init__(self, content):
        self.left = content

    def take(self, length):
        if not 0 <= length <= len(self.left):
            raise NoCode("it is not written as codes are")
        taken, self.left = self.left[:length], self.left[length:]
        return taken

    def number(self):
        return int.from_bytes(self.take(8), "big", signed=True)

    def text(self):
        return self.take(int.from_bytes(self.take(4), "big", signed=True)).decode()

def moment(micros):
    return (datetime(1970, 1, 1) + timedelta(microseconds=micros)).isoformat() + "Z"

def verify(code, pinned):
    reader = Reader(decoded(code))
    log, size, root, key, signature = reader.text(), reader.number(), reader.take(32), reader.take(32), reader.take(64)
    index = reader.number()
    entry = reader.left  # what follows is hashed, up to the path
    reader.take(32 if index else 0)
    position, _, at, kind, name = reader.number(), reader.number(), reader.number(), reader.text(), reader.text()
    count = reader.number()
    if not 1 <= count <= len(reader.left) or not re.fullmatch("[!-*,-~]{1,100}", log):
        raise NoCode("it is not written as codes are")
    types = [reader.text() for _ in range(count)]
    reader.take(32)
    commit = sha256(entry[:len(entry) - len(reader.left)])
    path = []
    while reader.left:
        path.append(reader.take(32))
    x = base64.urlsafe_b64encode(key).decode().rstrip("=")
    if pinned and key_id(x) not in pinned:
        raise NotProven(position, "the log is signed by none of the given keys")
    note = "%s\n%d\n%s\n" % (log, size, base64.b64encode(root).decode())
    if not is_signed(x, note.encode(), signature):
        raise NotProven(position, "the signature of the log does not match its key")
    if not is_included(commit, index, size, path, root):
        raise NotProven(position, "it is not in the log that was signed")
    print(f"Proven: position {position} of {log}, {moment(at)}, hash {commit.hex()}")
    for one in types:
        print(f"  {printable(one)} of {printable(kind)} {printable(name)}, recorded; what it says is not in this code")
    print(f"Log {log}, {size} commits, root {root.hex()}:",
          "signed by the given key" if key_id(x) in pinned else "SIGNER UNPROVEN, key", key_id(x))
    return 0 if key_id(x) in pinned else 3

def judge(code, pinned):
    try:
        return verify(code, pinned)
    except NotProven as not_proven:
        print(not_proven)
        return 1
    except (NoCode, ValueError, OverflowError) as problem:
        print("Not a proof code:", problem)
        return 2

def codes_in(word):
    if word.startswith(PREFIX) and not os.path.exists(word):
        return [word]
    with open(word, encoding="latin-1") as lines:
        return [line.strip() for line in lines if line.strip()]

def main(words):
    pinned = set()
    try:
        while words and words[0] == "--key":
            given, words = words[1], words[2:]
            named = [k["x"] for k in json.load(open(given))["keys"]] if os.path.isfile(given) else [given]
            pinned.update([given], map(key_id, named))
        found = [judge(code, pinned) for word in words for code in codes_in(word)]
    except (OSError, ValueError, KeyError, TypeError, IndexError) as problem:
        print("No file with codes or keys:", repr(problem))
        return 2
    return next((status for status in (1, 2, 3, 0) if status in found), 2)  # the worst

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
