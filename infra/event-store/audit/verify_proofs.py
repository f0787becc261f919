#!/usr/bin/env python3
"""Verifies a file with proofs of single entries, such as a member's signed attendance or what a certificate rests on, as
infra/docs/audit-format.md ("Proofs of single entries") describes it: without the log, and with nothing of `./codev
verify-audit`.

verify_proofs.py [--key KEY]... FILE
Exit status: 0 proven, 1 not proven (with the position), 2 no such file, 3 all fits together, signer unproven (no --key).
"""
import base64, json, os, sys
sys.dont_write_bytecode = True  # beside the other script
from verify_audit import (
    TIME, commit_hash, is_commit, is_signed, key_id, micros, note_is_signed, number, once, parse_note, sha256, text,
    unpadded)

class NotProven(Exception):
    def __init__(self, position, why):
        super().__init__(f"Not proven, position {position}: {why}")

def printable(words):
    return "".join(one if one.isprintable() else " " for one in words)

def content(encoded):
    data = base64.b64decode(encoded, validate=True)
    return len(data).to_bytes(4, "big") + data

def is_whole(at):
    """Whether all of it is in the digest."""
    return not (TIME.fullmatch(at)[2] or "")[6:].strip("0")

def content_digest(events):
    return sha256(*(part for event in events for part in (
        text(event["eventId"]), text(event["revision"]), number(micros(event["at"])),
        content(event["payload"]), content(event["metadata"])))).hex()

def is_included(leaf, index, size, path, root):
    """RFC 9162, 2.1.3.2."""
    if not 0 <= index < size:
        return False
    node, last = sha256(b"\0", leaf), size - 1
    for sibling in path:
        if last == 0:
            return False
        if index & 1 or index == last:
            node = sha256(b"\1", sibling, node)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            node = sha256(b"\1", node, sibling)
        index, last = index >> 1, last >> 1
    return last == 0 and node == root

def check_proof(proof, log, size, root):
    commit, events, inclusion = proof["commit"], proof["events"], proof["inclusion"]
    at = commit["position"]
    if not is_commit(commit):
        raise ValueError("a commit cannot be read")
    if commit_hash(commit) != commit["hash"]:
        raise NotProven(at, "its hash does not match its content")
    if not all(is_whole(event["at"]) for event in events):
        raise NotProven(at, "the time of an event is not in whole microseconds")
    if events and (len(events) != len(commit["eventTypes"]) or content_digest(events) != commit["contentDigest"]):
        raise NotProven(at, "its events are not those of its digest")
    path = [bytes.fromhex(one) for one in inclusion["auditPath"]]
    if not is_included(bytes.fromhex(commit["hash"]), inclusion["leafIndex"], size, path, root):
        raise NotProven(at, "it is not in the log that was signed")
    print(f"Proven: position {at} of {log}, {commit['at']}, hash {commit['hash']}")
    if not events:  # they are not for whom the file is for
        for kind in commit["eventTypes"]:
            print(f"  {printable(kind)}, recorded; what it says is not in this file")
    for kind, event in zip(commit["eventTypes"], events):
        print(" ", kind, printable(base64.b64decode(event["payload"]).decode(errors="replace")))

def verify(file, given_keys):
    log, one, keys, pinned = file["log"], file["checkpoint"], {key_id(k["x"]): k["x"] for k in file["keys"]["keys"]}, set()
    for given in given_keys:
        named = [k["x"] for k in json.load(open(given))["keys"]] if os.path.isfile(given) else [given]
        keys.update({key_id(x): x for x in named})
        pinned.update(map(key_id, named))
        pinned.add(given)
    at, x, note = one["position"], keys.get(one["keyId"]), one["note"]
    if pinned and one["keyId"] not in pinned:
        raise NotProven(at, "the checkpoint is signed by none of the given keys")
    signed = "codev checkpoint 1\n%s\n%d\n%s\n%s\n" % (one["log"], at, one["hash"], one["at"])
    if x and not is_signed(x, signed.encode(), unpadded(one["signature"])):
        raise NotProven(at, "the checkpoint's signature does not match")
    _, origin, size, root, _ = parse_note(note)
    if one["log"] != log or origin != log or x and not note_is_signed(note, x, log):
        raise NotProven(at, "the checkpoint's note does not match")
    if not file["proofs"]:
        raise ValueError("no proof is in the file")
    for proof in file["proofs"]:
        check_proof(proof, log, size, root)
    if file.get("document"):
        print("Document, as this file names it:", printable(file["document"]))
    is_proven = x and one["keyId"] in pinned
    print(f"Checkpoint of {log} at position {at}, {one['at']}, {size} commits, root {root.hex()}:",
          "signed by the given key" if is_proven else "SIGNER UNPROVEN, key", one["keyId"])
    return 0 if is_proven else 3

def main(words):
    given = []
    while words and words[0] == "--key":
        given, words = given + [words[1]], words[2:]
    try:
        return verify(json.load(open(words[0], encoding="utf-8"), object_pairs_hook=once), given)
    except NotProven as not_proven:
        print(not_proven)
        return 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as problem:
        print("Not a file with proofs:", repr(problem))
        return 2

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
