"""Runs aa-logprof's own code on a log without a kernel's AppArmor and says yes to what it proposes.

logprof.py CONFIGURATION PROFILES LOG
"""

import sys

import apparmor.aa as aa
import apparmor.ui as ui

configuration, profiles, log = sys.argv[1:]
asked = []


def remember(question):
    asked.append(question)


def answer(kind):
    question = asked[-1]
    if kind in ("yesno", "yesnocancel"):
        return {"dialog": kind, "response_key": "y"}
    keys = [each.lower() for each in question.get("menu_items", [])]
    wanted = "s" if any("(s)ave changes" in each for each in keys) else "a"
    wanted = wanted if any("(%s)" % wanted in each for each in keys) else "i"
    options = question.get("options") or []
    return {"dialog": kind, "response_key": wanted, "selected": max(0, len(options) - 1)}


ui.write_json = remember
ui.json_response = answer
ui.UI_mode = "json"
aa.init_aa(confdir=configuration, profiledir=profiles)
aa.reload = lambda *arguments: None
aa.set_logfile(log)
aa.loadincludes()
aa.read_profiles(True)
aa.do_logprof_pass("")
