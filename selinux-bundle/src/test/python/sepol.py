#!/usr/bin/python3
"""Asks libsepol: sepol.py POLICY CHECKPOLICY, rows on standard input, one answer each.

A row has fields between tabs: `context TEXT`; `av`, `transition`, `member` or `change` with source,
target and class; `relabel` with the old context, the new one, the class and the task's. An access
vector is answered in hexadecimal as allowed, auditallow, auditdeny; an error is an exclamation mark.
"""
import ctypes
import os
import re
import subprocess
import sys

POLICY, CHECKPOLICY = sys.argv[1:]
sepol = ctypes.CDLL("libsepol.so.2")
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
sepol.sepol_set_policydb_from_file.argtypes = [ctypes.c_void_p]


class Decision(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32)
                for name in ("allowed", "decided", "auditallow", "auditdeny", "seqno")]


def sid(context):
    found = ctypes.c_uint32()
    text = context.encode()
    return found.value if sepol.sepol_context_to_sid(text, len(text), ctypes.byref(found)) == 0 else 0


def text(number):
    found, length = ctypes.c_char_p(), ctypes.c_size_t()
    sepol.sepol_sid_to_context(number, ctypes.byref(found), ctypes.byref(length))
    return found.value.decode()


def vector(source, target, tclass):
    decision, reason = Decision(), ctypes.c_uint32()
    failed = sepol.sepol_compute_av_reason(
        sid(source), sid(target), ctypes.c_uint16(tclass), ctypes.c_uint32(0xffffffff),
        ctypes.byref(decision), ctypes.byref(reason))
    return "!" if failed else "%x\t%x\t%x" % (
        decision.allowed, decision.auditallow, decision.auditdeny)


def other(function, source, target, tclass):
    found = ctypes.c_uint32()
    failed = function(sid(source), sid(target), ctypes.c_uint16(tclass), ctypes.byref(found))
    return "!" if failed else text(found.value)


def relabel(old, new, tclass, task):
    reason = ctypes.c_char_p()
    failed = sepol.sepol_validate_transition_reason_buffer(
        sid(old), sid(new), sid(task), ctypes.c_uint16(tclass), ctypes.byref(reason), 0)
    return "0" if failed else "1"


def transitions(rows):
    """The library does not offer them; checkpolicy's menu does."""
    contexts = sorted({context for row in rows for context in row[1:3]})
    numbers = {context: index for index, context in enumerate(contexts)}
    said = menu("".join("2\n%s\n" % context for context in contexts))
    sids = [match[1] for match in re.findall(r"scontext\?  (return code|\nsid (\d+))", said)]
    script = "".join("2\n%s\n" % context for context in contexts)
    for _, source, target, tclass in rows:
        script += "3\n%s\n%s\n%s\n" % (sids[numbers[source]], sids[numbers[target]], tclass)
    said = menu(script)
    made = [match[1] for match in re.findall(r"object class\?  (return code|\ninvalid sid|\nsid (\d+))", said)]
    script += "".join("1\n%s\n" % number for number in made if number)
    names = iter(re.findall(r"Choose:  sid\?  \nscontext (.*)", menu(script)))
    return [next(names) if number else "!" for number in made]


def menu(script):
    return subprocess.run(
        [CHECKPOLICY, "-M", "-b", "-d", POLICY], input=script + "q\n", text=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout


def answer(row):
    kind, arguments = row[0], row[1:]
    if kind == "context":
        number = sid(arguments[0])
        return text(number) if number else "!"
    arguments[2] = int(arguments[2])
    if kind == "av":
        return vector(*arguments)
    if kind == "relabel":
        return relabel(*arguments)
    return other(getattr(sepol, "sepol_%s_sid" % kind), *arguments)


# What the library says of refused contexts is no answer; what Python says of itself is.
sys.stderr = os.fdopen(os.dup(2), "w")
os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
if sepol.sepol_set_policydb_from_file(libc.fopen(POLICY.encode(), b"r")) != 0:
    sys.exit("libsepol refuses the policy")
asked = [line.rstrip("\n").split("\t") for line in sys.stdin]
made = iter(transitions([row for row in asked if row[0] == "transition"]))
for row in asked:
    print(next(made) if row[0] == "transition" else answer(row))
