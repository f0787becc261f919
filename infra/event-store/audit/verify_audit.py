#!/usr/bin/env python3
"""Verifies an export of an event log, as infra/docs/audit-format.md describes it: a second implementation, which shares
nothing with `./codev verify-audit` and reads the whole file into memory.

verify_audit.py [--key KEY]... [--checkpoint FILE]... FILE
Exit status: 0 intact, 1 altered or incomplete (with the first position), 2 no export, 3 intact, signer unproven (no --key).
"""
import base64, getopt, hashlib, json, os, re, sys
from datetime import datetime, timezone
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FORM = dict(position=int, aggregate=dict, sequence=int, eventTypes=list, at=str, contentDigest=str, previousHash=str,
            hash=str)
TIME = re.compile(r"(\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d{1,9}))?Z", re.ASCII)

class Altered(Exception):
    def __init__(self, position, why): super().__init__(f"Altered at position {position}: {why}")

def sha256(*parts): return hashlib.sha256(b"".join(parts)).digest()
def number(value): return value.to_bytes(8, "big", signed=True)
def text(value): return len(value.encode()).to_bytes(4, "big") + value.encode()
def unpadded(data): return base64.urlsafe_b64decode(data + "=" * (-len(data) % 4))

def micros(at):
    seconds, fraction = TIME.fullmatch(at).groups()
    moment = datetime.strptime(seconds, "%Y-%m-%dT%H:%M:%S").replace(tzinfo=timezone.utc)
    return int(moment.timestamp()) * 1_000_000 + int(((fraction or "") + "000000")[:6])

def once(fields):
    if len(dict(fields)) < len(fields): raise ValueError("a field comes twice")
    return dict(fields)

def is_commit(one):
    """Nothing in it is converted before it is hashed, or is in no hash."""
    if type(one) is not dict or {name: type(value) for name, value in one.items()} != FORM: return False
    texts = [*one["aggregate"].values(), *one["eventTypes"]]
    return (all(type(text) is str and text == text.encode(errors="replace").decode() for text in texts)
            and set(one["aggregate"]) == {"type", "id"} and TIME.fullmatch(one["at"]))

def commit_hash(commit):
    aggregate, types, digest = commit["aggregate"], commit["eventTypes"], commit["contentDigest"]
    return digest == digest.lower() and not re.search(r"\.\d{6}\d*[1-9]", commit["at"]) and sha256(
        bytes.fromhex(commit["previousHash"]), number(commit["position"]), number(commit["sequence"]),
        number(micros(commit["at"])), text(aggregate["type"]), text(aggregate["id"]), number(len(types)),
        *map(text, types), bytes.fromhex(digest)).hex()

class Tree:
    """RFC 6962, grown leaf by leaf: one hash for each bit of the size."""
    def __init__(self):
        self.size, self.edge = 0, []

    def add(self, leaf):
        node, size = sha256(b"\0", leaf), self.size
        while size & 1:
            node, size = sha256(b"\1", self.edge.pop(), node), size >> 1
        self.edge.append(node)
        self.size += 1

    def root(self):
        node = self.edge[-1] if self.edge else sha256()
        for left in reversed(self.edge[:-1]):
            node = sha256(b"\1", left, node)
        return node

def key_id(x):
    thumbprint = sha256(('{"crv":"Ed25519","kty":"OKP","x":"%s"}' % x).encode())
    return base64.urlsafe_b64encode(thumbprint).decode().rstrip("=")

def is_signed(x, message, signature):
    try:
        return Ed25519PublicKey.from_public_bytes(unpadded(x)).verify(signature, message) is None
    except (InvalidSignature, ValueError):
        return False

def parse_note(note):
    body, lines = re.fullmatch(r"((?:[^\n]+\n)+)\n((?:\u2014 [^ \n]+ [^ \n]+\n)+)", note).groups()
    origin, size, root = body.split("\n")[:3]
    return body, origin, int(size), base64.b64decode(root), [line.split(" ")[1:] for line in lines.splitlines()]

def note_is_signed(note, x, log):
    body, _, _, _, lines = parse_note(note)
    ours = sha256(log.encode(), b"\n\1", unpadded(x))[:4]
    decoded = [base64.b64decode(signature) for name, signature in lines if name == log]
    return any(one[:4] == ours and is_signed(x, body.encode(), one[4:]) for one in decoded)

def check_checkpoint(one, log, last_hash, tree, keys, pinned):
    at = one["position"]
    if one["log"] != log or one["hash"] != last_hash: raise Altered(at, "the checkpoint was signed for something else")
    if pinned and one["keyId"] not in pinned: raise Altered(at, "the checkpoint is signed by none of the given keys")
    x, note = keys.get(one["keyId"]), one.get("note")
    signed = "codev checkpoint 1\n%s\n%d\n%s\n%s\n" % (one["log"], at, one["hash"], one["at"])
    if x and not is_signed(x, signed.encode(), unpadded(one["signature"])): raise Altered(at, "it is not signed")
    if note and (parse_note(note)[1:4] != (log, tree.size, tree.root()) or x and not note_is_signed(note, x, log)):
        raise Altered(at, "the checkpoint's note does not match")
    return bool(x) and one["keyId"] in pinned

def verify(export, given_keys, earlier):
    log, keys, pinned = export["log"], {key_id(k["x"]): k["x"] for k in export["keys"]["keys"]}, set()
    for given in given_keys:
        named = [k["x"] for k in json.load(open(given))["keys"]] if os.path.isfile(given) else [given]
        keys.update({key_id(x): x for x in named})
        pinned.update([given, *map(key_id, named)])
    notes = [one for one in earlier if isinstance(one, str)]
    checkpoints = [export["checkpoint"]] + export.get("checkpoints", []) + [c for c in earlier if isinstance(c, dict)]
    checkpoints = sorted((one for one in checkpoints if one["position"] > 0), key=lambda one: one["position"])
    position, last_hash, tree, confirmed, proven = 0, "", Tree(), 0, False
    for commit in export["commits"]:
        if not is_commit(commit): raise Altered(position + 1, "it cannot be read")
        if not commit["eventTypes"] or commit["position"] - len(commit["eventTypes"]) != position:
            raise Altered(position + 1, "it is missing, or comes again")
        if commit_hash(commit) != commit["hash"]: raise Altered(commit["position"], "its hash does not match")
        if commit["previousHash"] != last_hash: raise Altered(position, "the next entry refers to a different hash")
        position, last_hash, proven = commit["position"], commit["hash"], False
        tree.add(bytes.fromhex(last_hash))
        while checkpoints and checkpoints[0]["position"] <= position:
            one = checkpoints.pop(0)
            if one["position"] < position: raise Altered(one["position"], "a checkpoint is inside a commit")
            proven |= check_checkpoint(one, log, last_hash, tree, keys, pinned)
            confirmed = position
        for note in [one for one in notes if parse_note(one)[2] == tree.size]:
            if parse_note(note)[1:4] != (log, tree.size, tree.root()): raise Altered(position, "the note differs")
            if not any(note_is_signed(note, x, log) for k, x in keys.items() if not pinned or k in pinned):
                raise Altered(position, "the note is not signed by the log")
            confirmed, proven = position, proven or bool(pinned)
    if checkpoints or any(parse_note(note)[2] > tree.size for note in notes):
        raise Altered(position + 1, "it is missing: a checkpoint is not reached")
    if pinned and confirmed < position: raise Altered(confirmed + 1, "it is not signed")
    print("Intact: positions 1 to %d, %d entries" % (position, tree.size))
    return 0 if proven else 3

def main(words):
    options, files = getopt.getopt(words, "", ["key=", "checkpoint="])
    try:
        keys = [value for name, value in options if name == "--key"]
        earlier = [open(value, encoding="utf-8").read() for name, value in options if name == "--checkpoint"]
        earlier = [json.loads(one) if one.startswith("{") else one for one in earlier]  # a checkpoint or a note
        return verify(json.load(open(files[0], encoding="utf-8"), object_pairs_hook=once), keys, earlier)
    except Altered as altered:
        print(altered)
        return 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as problem:
        print("Not an export:", repr(problem))
        return 2

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
