"""Makes further cases of the golden filters' form by changing known ones at random, each answered by MLflow.

pip install mlflow, then
    python tools/parity/mlflow-filters.py FILTERS COUNT SEED >made.json
    npm run verify -- filters made.json
What MLflow refuses is left out, since our language is wider; a fourth argument "refused" keeps it. With COUNT 0 the
known cases themselves are asked, and those that come out differently are printed.
"""

import base64
import json
import logging
import os
import random
import re
import sys
import tempfile
from pathlib import Path

os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

from mlflow.entities import ViewType
from mlflow.store.tracking.file_store import FileStore

logging.disable(logging.CRITICAL)

TOKEN = re.compile(r"""\s+|'[^']*'|"[^"]*"|`[^`]*`|[\w:@-]+(?:\.[\w:@-]+)*|[<>=!]+|.""", re.S)
OPERATORS = [
    "=", "!=", "<", "<=", ">", ">=", "LIKE", "ILIKE", "like", "IN", "NOT IN", "IS NULL", "IS NOT NULL", "is null",
]
NUMBERS = [
    "0", "-0.0", "1", "1.", ".5", "1e3", "1E-3", "-1.5e-3", "0012", "1e309", "12", "0.1", "1700000000000",
    "1786400000000",
]
KINDS = [
    "metric", "metrics", "param", "params", "parameter", "tag", "tags", "attribute", "attr", "run", "dataset",
    "datasets", "",
]
ATTRIBUTES = [
    "status", "start_time", "end_time", "run_name", "run_id", "user_id", "artifact_uri", "created", "`Run name`",
]
BLANKS = [" ", "  ", "\t", "\n", " ", " "]
REFUSED = sys.argv[4:] == ["refused"]
DIRECTIONS = ["", "", " ASC", " DESC", " asc", "  Desc", "\tDESC"]


def unpack(store, folder):
    for path, content in store["files"].items():
        file = Path(folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else base64.b64decode(content["base64"]))
    for path in store["empty"]:
        Path(folder, path).mkdir(parents=True, exist_ok=True)


def ask(store, case):
    try:
        found = store.search_runs(
            case["experiment_ids"],
            case.get("filter"),
            getattr(ViewType, case.get("view") or "ACTIVE_ONLY"),
            case.get("max_results") or 1000,
            case.get("order_by") or [],
        )
        return {"runs": [run.info.run_id for run in found]}
    except Exception as error:
        return {"error": type(error).__name__, "message": str(error)}


class Maker:
    """Queries from pieces of known ones, and from the names and values of the runs."""

    def __init__(self, runs, cases, seed):
        self.random = random.Random(seed)
        self.cases = cases
        self.names = {
            "metric": sorted({name for run in runs for name in run["metrics"]}),
            "param": sorted({name for run in runs for name in run["params"]}),
            "tag": sorted({name for run in runs for name in run["tags"]}),
        }
        texts = {value for run in runs for kind in ("params", "tags") for value in run[kind].values()}
        texts |= {str(value) for run in runs for value in run["info"].values()}
        self.texts = sorted(texts)
        self.pieces = sorted({token for case in cases for token in TOKEN.findall(case["filter"] or "")})

    def key(self, kinds=KINDS):
        kind = self.random.choice(kinds)
        of = {"m": "metric", "p": "param", "t": "tag"}.get(kind[:1])
        if kind.startswith("dataset"):
            return f"{kind}.{self.random.choice(['name', 'digest', 'context'])}"
        if of is None:
            name = self.random.choice(ATTRIBUTES)
            return f"{kind}.{name}" if kind else name
        name = self.random.choice(self.names[of] + ["nowhere"])
        if re.fullmatch(r"[A-Za-z_]\w*(\.\w+)*", name) and self.random.random() < 0.5:
            return f"{kind}.{name}"
        return f"{kind}.{self.random.choice(['`{}`', '`{}`', chr(34) + '{}' + chr(34)]).format(name)}"

    def text(self):
        value = self.random.choice(self.texts)
        if self.random.random() < 0.4:
            cut = self.random.randint(0, len(value))
            value = self.random.choice(
                [value[:cut] + "%", "%" + value[cut:], value[:cut] + "_" + value[cut + 1 :], value.swapcase(), "%"]
            )
        quote = self.random.choice("'\"")
        return f"{quote}{value}{quote}"

    def comparison(self):
        key = self.key()
        numeric = key.startswith("metric") or "time" in key or "created" in key
        operator = self.random.choice(OPERATORS[:6] if numeric else OPERATORS[:2] + OPERATORS[6:9])
        if self.random.random() < 0.2:
            operator = self.random.choice(OPERATORS)
        if operator.upper().startswith("IS"):
            return f"{key} {operator}"
        if operator.endswith("IN"):
            return f"{key} {operator} ({', '.join(self.text() for _ in range(self.random.randint(1, 3)))})"
        value = self.random.choice(NUMBERS) if numeric != (self.random.random() < 0.05) else self.text()
        blank = self.random.choice(BLANKS) if operator[0].isalpha() else self.random.choice(BLANKS + ["", ""])
        return f"{key}{blank}{operator}{blank}{value}"

    def filter(self):
        if self.random.random() < 0.5:
            joint = self.random.choice([" AND ", " and ", "\nAND ", "  And  "])
            return joint.join(self.comparison() for _ in range(self.random.choice([1, 1, 1, 2, 2, 3])))
        tokens = TOKEN.findall(self.random.choice(self.cases)["filter"] or "")
        for _ in range(self.random.choice([1, 1, 2, 3])):
            place = self.random.randint(0, len(tokens))
            change = self.random.random()
            if change < 0.3 and tokens:
                tokens[place - 1] = self.random.choice(self.pieces)
            elif change < 0.5:
                tokens.insert(place, self.random.choice(self.pieces))
            elif change < 0.65 and tokens:
                del tokens[place - 1]
            elif change < 0.8:
                tokens = TOKEN.findall(
                    self.random.choice(["{} AND {}", "{} {}", "{},{}"]).format("".join(tokens), self.comparison())
                )
            elif tokens:
                word = tokens[place - 1]
                cut = self.random.randint(0, len(word))
                tokens[place - 1] = (
                    word[:cut]
                    + self.random.choice(["", "'", '"', "`", ".", " ", "-", "%", "\\", "é", "1"])
                    + word[cut:]
                )
        return "".join(tokens)

    def order(self):
        clauses = [
            self.key(KINDS[:-3] + [""]) + self.random.choice(DIRECTIONS)
            for _ in range(self.random.choice([0, 0, 1, 1, 2]))
        ]
        if clauses and self.random.random() < 0.1:
            clauses[0] = self.random.choice([" ", "", ","]) + clauses[0] + self.random.choice([" x", ",", " ", ""])
        return clauses

    def case(self, number):
        known = self.random.choice(self.cases)
        case = {"id": f"m{number}", "group": "made", "filter": self.filter(), "experiment_ids": known["experiment_ids"]}
        if order := self.order():
            case["order_by"] = order
        if self.random.random() < 0.3:
            case["view"] = self.random.choice(["ACTIVE_ONLY", "DELETED_ONLY", "ALL"])
        return case


def main():
    path, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    data = json.loads(Path(path).read_text())
    with tempfile.TemporaryDirectory() as folder:
        unpack(data["store"], folder)
        store = FileStore(folder)
        if count == 0:
            for case in data["cases"]:
                found = ask(store, case)
                known = case["outcome"]
                if found.get("runs") != known.get("runs"):
                    print(case["id"], repr(case["filter"]), found, known, file=sys.stderr)
            return
        maker = Maker(list(data["runs"].values()), data["cases"], seed)
        made = [{**case, "outcome": ask(store, case)} for case in map(maker.case, range(count))]
        data["cases"] = [case for case in made if REFUSED or "runs" in case["outcome"]]
        json.dump(data, sys.stdout)


main()
