"""Makes further cases of the golden data's form by changing known ones at random, each executed in OmegaConf.

pip install omegaconf==2.3.1, then
    python tools/parity/omegaconf-cases.py CASES COUNT SEED >made.json
    npm run verify -- omegaconf made.json
With COUNT 0 the known cases themselves are executed, and those that come out differently are printed.
"""

import base64
import json
import math
import os
import pathlib
import random
import signal
import sys
import tempfile
import warnings

import yaml
from omegaconf import OmegaConf
from omegaconf._utils import split_key
from omegaconf.base import Container, Node
from omegaconf.errors import OmegaConfBaseException
from omegaconf.grammar_parser import parse
from omegaconf.grammar_visitor import GrammarVisitor

SENTINEL = object()
warnings.simplefilter("ignore")


def add(*numbers):
    return sum(numbers)


def boom():
    raise RuntimeError("boom!")


RESOLVERS = {
    "echo": lambda *a: a[0] if len(a) == 1 else list(a),
    "args": lambda *a: list(a),
    "add": add,
    "typename": lambda a: type(a).__name__,
    "mkdict": lambda: {"x": 1, "y": "${z}"},
    "mklist": lambda: [1, "${z}"],
    "boom": boom,
    "ns.upper": lambda a: str(a).upper(),
    "mkstr": lambda: "${z}",
    "mkmissing": lambda: "???",
    "mknone": lambda: None,
    "siblings": lambda *, _parent_: sorted(str(k) for k in _parent_.keys()),
}
for name, resolver in RESOLVERS.items():
    OmegaConf.register_new_resolver(name, resolver, replace=True)


def is_name(key):
    return isinstance(key, str) and not key.startswith("$") and not (key == "0" or (key.isdigit() and key[0] != "0" and key.isascii()))


def encode(value):
    if isinstance(value, dict):
        if all(is_name(k) for k in value):
            return {k: encode(v) for k, v in value.items()}
        return {"$map": [[encode(k), encode(v)] for k, v in value.items()]}
    if isinstance(value, list):
        return [encode(v) for v in value]
    if isinstance(value, tuple):
        return {"$tuple": [encode(v) for v in value]}
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else {"$int": str(value)}
    if isinstance(value, float):
        return value if math.isfinite(value) and not value.is_integer() else {"$float": repr(value)}
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, pathlib.PurePath):
        return {"$path": str(value)}
    raise TypeError(f"no encoding for {type(value)}")


def load(text):
    with tempfile.NamedTemporaryFile("wb", suffix=".yaml") as file:
        file.write(text.encode())
        file.flush()
        return OmegaConf.load(file.name)


def plain(value, **options):
    if isinstance(value, Container):
        return encode(OmegaConf.to_container(value, **options))
    return encode(value._value() if isinstance(value, Node) else value)


def decode(config, key):
    visitor = GrammarVisitor(
        node_interpolation_callback=lambda inter_key, memo: config._resolve_node_interpolation(
            inter_key=inter_key, memo=memo
        ),
        resolver_interpolation_callback=lambda name, args, args_str: config._evaluate_custom_resolver(
            key=None, node=config, inter_type=name, inter_args=args, inter_args_str=args_str
        ),
        memo=set(),
    )
    return plain(visitor.visit(parse(key, parser_rule="singleElement", lexer_mode="VALUE_MODE")))


def answer(case):
    op, key, options = case["op"], case.get("key"), dict(case.get("options", {}))
    if op == "split_key":
        return split_key(key)
    config = load(case["yaml"])
    if op == "load":
        return plain(config)
    if op == "resolve":
        return plain(config, resolve=True, throw_on_missing=case.get("throw_on_missing", False))
    if op == "resolve_inplace":
        OmegaConf.resolve(config)
        return plain(config)
    if op == "missing_keys":
        return sorted(OmegaConf.missing_keys(config))
    if op == "to_yaml":
        return OmegaConf.to_yaml(config, resolve=case.get("resolve", False))
    if op == "decode":
        return decode(config, key)
    if op == "update":
        OmegaConf.update(config, key, case["value"], **options)
        return plain(config)
    if op == "select":
        base = OmegaConf.select(config, case["from"]) if "from" in case else config
        if options.pop("nodefault", False):
            return plain(OmegaConf.select(base, key, **options))
        found = OmegaConf.select(base, key, **{"default": SENTINEL, **options})
        return {"$default": True} if found is SENTINEL else plain(found)
    raise KeyError(op)


def timed_out(*_):
    raise TimeoutError


def outcome(case):
    """The fields that say what OmegaConf made of a case; None where it says nothing of use."""
    signal.signal(signal.SIGALRM, timed_out)
    signal.alarm(5)
    before = dict(os.environ)
    os.environ.update(case.get("env", {}))
    try:
        return {"expected": answer(case)}
    except TimeoutError:
        return None
    except Exception as error:
        kinds = ((OmegaConfBaseException, "omegaconf"), (yaml.YAMLError, "yaml"), (OSError, "io"))
        kind = next((kind for base, kind in kinds if isinstance(error, base)), "python-leak")
        name = "OSError" if kind == "io" else type(error).__name__
        return {"error": name, "error_kind": kind, "message": str(error).split("\n")[0]}
    finally:
        signal.alarm(0)
        os.environ.clear()
        os.environ.update(before)


ATOMS = (
    [chr(c) for c in range(32, 127)]
    + ["${", "}", "${a}", "${.a}", "${..b}", "???", "null", "true", "no", "on", "1e3", "1.0", ".5", "-0", "1_0", "0x1", "0o7", "012"]
    + ["inf", "nan", ".inf", "-.INF", "1:30", "\\", "\\\\", "''", '"', "'", ": ", " #", "- ", "\n", "\n  ", "\n\n", "\t", "é", "日", "\x85", "\xa0"]
    + ["&x ", "*x", "<<: ", "!!str ", "!!int ", "!!float ", "!!bool ", "|\n  ", ">-\n  ", "? ", "{}", "[]", "[1, 2]", "{a: 1}", "${echo:1}"]
    + ["${oc.env:FOO}", "${oc.select:a,1}", "${oc.decode:'1'}", "${args:1, b}", "a.b", "[0]", ".", "..", "~", "=", "2020-01-01"]
)
CHANGED = ("load", "resolve", "select", "decode", "split_key", "to_yaml", "update", "missing_keys")


def changed(text, others, chance):
    """The text with one to three pieces removed, put in or taken from other texts."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randint(0, len(text))
        match chance.randrange(4):
            case 0:
                text = text[:at] + text[at + chance.randint(1, 3) :]
            case 1 | 2:
                text = text[:at] + chance.choice(ATOMS) + text[at:]
            case _:
                other = chance.choice(others)
                start = chance.randint(0, len(other))
                text = text[:at] + other[start : start + chance.randint(1, 12)] + text[at:]
    return text


def made(cases, count, seed):
    chance = random.Random(seed)
    of = {op: [case for case in cases if case["op"] == op] for op in CHANGED}
    while count > 0:
        op = chance.choices(CHANGED, weights=[8, 8, 4, 6, 1, 2, 1, 1])[0]
        pool = of[op] or of["load"]
        known = chance.choice(pool)
        case = {k: v for k, v in known.items() if k not in ("expected", "error", "error_kind", "message", "note", "v2_4", "v2_2_2")}
        case["op"] = op
        field = "key" if op == "split_key" or ("key" in case and chance.random() < 0.85) else "yaml"
        if op == "to_yaml" and chance.random() < 0.7:
            case["yaml"] = chance.choice(of["load"] + of["resolve"])["yaml"]
        case[field] = changed(case[field], [other.get(field, "") for other in pool], chance)
        found = outcome(case)
        if found is None or any(0xD800 <= ord(c) < 0xE000 for c in case[field]):
            continue
        count -= 1
        yield {"id": f"{op}-made-{seed}-{count}", **{k: v for k, v in case.items() if k != "id"}, **found}


def main():
    path, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1
    cases = json.loads(pathlib.Path(path).read_text())["cases"]
    if count:
        json.dump({"cases": list(made(cases, count, seed))}, sys.stdout)
        return
    for case in cases:
        if case["op"] not in CHANGED:
            continue
        found = outcome(case)
        known = {k: case[k] for k in ("expected", "error") if k in case}
        if {k: found[k] for k in ("expected", "error") if k in found} != known:
            print(case["id"], json.dumps(found), json.dumps(known))


if __name__ == "__main__":
    main()
