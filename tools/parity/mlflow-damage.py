"""Damages small stores at random, and writes what MLflow reads of them, as golden data of the form of `damaged`.

pip install mlflow, then
    python tools/parity/mlflow-damage.py STORE.tar.gz OUT_FOLDER NAME COUNT SEED
    npm run verify -- stores OUT_FOLDER/NAME.tar.gz
Each of COUNT stores holds a few runs of STORE, of which one to three things were changed. What MLflow fails on is
written as its error; of the rest, all that is compared must be equal, but for differences on purpose: look at each.
"""

import json
import logging
import math
import os
import random
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

from mlflow.entities import ViewType
from mlflow.tracking import MlflowClient

logging.disable(logging.CRITICAL)

BYTES = [
    b"\n", b"\r\n", b"\r", b"\t", b" ", b"\0", b"\xff", b"\xc3\xa9", b"\xef\xbb\xbf", b"'", b'"', b"#", b":", b": ",
    b"-", b"1", b"e5", b"nan", b"{", b"]", b"!!int ", b"&a ", b"---\n", b"<<<<<<< HEAD\n", b"\xe2\x80\xa8",
]
VALUES = [
    "", "null", "~", "0", "1", "3", "5", "6", "-1", "1.5", "1e3", "'3'", "abc", "FINISHED", "true", "1762497142722",
    "1_000", "0x10", "0o7", "010", "1:30", ".nan", ".inf", "2026-01-01", "active", "deleted", "[1]", "{a: 1}", '"x"',
    "a b", "a: b", "'it''s'", '"\\u00e9"', "!!str 5", "99999999999999999999", "|\n  x\n  y",
]
LINES = [
    b"1762497142722 0.5 3\n", b"1762497142722 0.5\n", b"1762497142722 0.5 3 data digest\n",
    b"1762497142722 0.5 3 data digest model\n", b"1762497142722 nan 3\n", b"1762497142722 -inf 9\n",
    b"1762497142722 Infinity 9\n", b"1762497142722 1_0.5 9\n", b"1762497142722 0x1p3 9\n", b"1762497142722  0.5 3\n",
    b"1762497142722\t0.5\t3\n", b" 1762497142722 0.5 3\n", b"1.7e12 0.5 3\n", b"-5 0.5 -3\n",
    b"1762497142722 0.5 3.0\n", b"1762497142722 0.5 +3\n", b"1762497142722 +.5 3\n", b"1762497142722 5. 3\n",
    b"1762497142722 1e400 3\n", b"1762497142722 0.5 99999999999999999999\n", b"\n", b"\xd9\xa1 0.5 3\n",
    b"1762497142722 0.5 3 \n", b"# x\n", b"1762497142722 0.5 0_3",
]


class Damage:
    def __init__(self, root, rnd):
        self.root, self.random = root, rnd

    def files(self, *globs):
        return sorted(
            {path for glob in globs for path in self.root.glob(glob) if path.is_file() and not path.is_symlink()}
        )

    def some_file(self):
        globs = self.random.choice(
            [
                ["*/meta.yaml"],
                ["*/*/meta.yaml"],
                ["*/*/meta.yaml"],
                ["*/*/metrics/**/*"],
                ["*/*/metrics/**/*"],
                ["*/*/params/**/*"],
                ["*/*/tags/**/*"],
                ["*/*/inputs/**/*", "*/datasets/**/*"],
            ]
        )
        files = self.files(*globs) or self.files("**/*")
        return self.random.choice(files) if files else None

    def bytes(self):
        if not (file := self.some_file()):
            return
        content = file.read_bytes()
        at = self.random.randint(0, len(content))
        piece = self.random.choice(BYTES)
        file.write_bytes(
            self.random.choice(
                [
                    content[:at],
                    content[:at] + piece + content[at:],
                    content[:at] + piece + content[at + len(piece) :],
                    content + piece,
                    b"",
                    content + content,
                    content.replace(b"\n", b"\r\n"),
                    b"\0" * len(content),
                ]
            )
        )

    def line(self):
        files = self.files("*/*/metrics/**/*")
        if not files:
            return
        file = self.random.choice(files)
        lines = file.read_bytes().splitlines(keepends=True)
        at = self.random.randint(0, len(lines))
        lines[at : at + self.random.choice([0, 1])] = [self.random.choice(LINES)]
        if self.random.random() < 0.2:
            self.random.shuffle(lines)
        file.write_bytes(b"".join(lines))

    def field(self):
        files = self.files("*/meta.yaml", "*/*/meta.yaml", "*/*/meta.yaml")
        if not files:
            return
        file = self.random.choice(files)
        lines = file.read_text("utf8", "replace").splitlines()
        if not lines:
            return
        at = self.random.randrange(len(lines))
        name = lines[at].split(":")[0]
        change = self.random.random()
        if change < 0.7:
            lines[at] = f"{name}: {self.random.choice(VALUES)}"
        elif change < 0.85:
            del lines[at]
        else:
            lines.insert(at, f"{self.random.choice([name, 'extra'])}: {self.random.choice(VALUES)}")
        file.write_text("\n".join(lines) + self.random.choice(["\n", ""]))

    def name(self):
        files = self.files("*/*/metrics/*", "*/*/params/*", "*/*/tags/*")
        if not files:
            return
        file = self.random.choice(files)
        new = file.parent / self.random.choice(
            [
                "x y",
                "é",
                "a%20b",
                "x:y",
                ".hidden",
                "x~",
                ".DS_Store",
                "-",
                "meta.yaml",
                "x/y",
                "X",
                "a\nb",
                "#",
                "ﬁ",
                "a=b",
                "日本",
            ]
        )
        new.parent.mkdir(exist_ok=True, parents=True)
        if not new.exists():
            file.rename(new)

    def folder(self):
        folders = [
            path
            for path in sorted(self.root.glob("*/*")) + sorted(self.root.glob("*/*/*"))
            if path.is_dir() and not path.is_symlink()
        ]
        if not folders:
            return
        folder = self.random.choice(folders)
        target = folder.with_name(self.random.choice(["copy", "x y", folder.name + "~", "." + folder.name, "0" * 32]))
        change = self.random.randrange(6)
        if change == 0:
            shutil.rmtree(folder)
        elif change == 1 and not target.exists():
            folder.rename(target)
        elif change == 2 and not target.exists():
            shutil.copytree(folder, target, symlinks=True)
        elif change == 3 and not target.exists():
            target.mkdir()
        elif change == 4:
            shutil.rmtree(folder)
            folder.write_text("x")
        elif not target.exists():
            target.symlink_to(self.random.choice([folder.name, "nowhere", ".."]))

    def stray(self):
        places = [
            path
            for path in [
                self.root,
                *sorted(self.root.glob("*")),
                *sorted(self.root.glob("*/*")),
                *sorted(self.root.glob("*/*/*")),
            ]
            if path.is_dir()
        ]
        file = self.random.choice(places) / self.random.choice(
            ["notes.txt", ".DS_Store", "Thumbs.db", "._x", "x.swp", "meta.yaml.bak", "lock"]
        )
        if not file.exists():
            file.write_text("x")

    def any(self):
        self.random.choice(
            [
                self.bytes,
                self.bytes,
                self.line,
                self.line,
                self.field,
                self.field,
                self.field,
                self.name,
                self.folder,
                self.stray,
            ]
        )()


def answer(call):
    try:
        return call()
    except BaseException as error:
        return {"error": type(error).__name__, "message": str(error)}


def number(value):
    value = float(value)
    return value if math.isfinite(value) else "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def plain(value):
    if isinstance(value, float):
        return number(value)
    return value if isinstance(value, (str, int, type(None))) else str(value)


def run_facts(client, run):
    info, data = run.info, run.data
    names = [
        "run_id",
        "run_name",
        "experiment_id",
        "user_id",
        "status",
        "start_time",
        "end_time",
        "lifecycle_stage",
        "artifact_uri",
    ]
    facts = {
        "info": {name: plain(getattr(info, name)) for name in names},
        "params": dict(data.params),
        "tags": dict(data.tags),
        "metrics": {name: number(value) for name, value in data.metrics.items()},
        "history": {
            name: answer(
                lambda: [
                    [point.timestamp, point.step, number(point.value)]
                    for point in client.get_metric_history(info.run_id, name)
                ]
            )
            for name in data.metrics
        },
    }
    if run.inputs and run.inputs.dataset_inputs:
        facts["datasets"] = [
            {
                "name": each.dataset.name,
                "digest": each.dataset.digest,
                "tags": {tag.key: tag.value for tag in each.tags},
            }
            for each in run.inputs.dataset_inputs
        ]
    return facts


def store_facts(root):
    client = MlflowClient(tracking_uri=root.as_uri())
    experiments = answer(
        lambda: [
            {
                name: plain(getattr(each, name))
                for name in [
                    "experiment_id",
                    "name",
                    "artifact_location",
                    "lifecycle_stage",
                    "creation_time",
                    "last_update_time",
                ]
            }
            for each in client.search_experiments(view_type=ViewType.ALL)
        ]
    )
    runs, search, get_run = {}, {}, {}
    folders = [path for path in sorted(root.glob("*")) + sorted(root.glob(".trash/*")) if path.is_dir()]
    for folder in folders:
        if folder.name in (".trash", "models"):
            continue
        found = answer(lambda: client.search_runs([folder.name], run_view_type=ViewType.ALL))
        search[folder.name] = found if isinstance(found, dict) else [run.info.run_id for run in found]
        if not isinstance(found, dict):
            for run in found:
                runs[run.info.run_id] = run_facts(client, run)
        for path in sorted(folder.iterdir()):
            if path.is_dir() and len(path.name) == 32:
                run = answer(lambda: client.get_run(path.name))
                get_run[path.name] = run if isinstance(run, dict) else "ok"
                if not isinstance(run, dict):
                    runs.setdefault(run.info.run_id, run_facts(client, run))
    return {"experiments": experiments, "runs": runs, "search": search, "get_run": get_run}


def few_runs(source, target, rnd):
    """Copies two experiments with a few runs each."""
    experiments = [
        path
        for path in sorted(source.iterdir())
        if (path / "meta.yaml").exists() and path.name.isdigit() and any(path.glob("*/meta.yaml"))
    ]
    for experiment in rnd.sample(experiments, min(2, len(experiments))):
        copy = target / experiment.name
        copy.mkdir(parents=True)
        shutil.copy(experiment / "meta.yaml", copy)
        for extra in ("tags", "datasets"):
            if (experiment / extra).exists():
                shutil.copytree(experiment / extra, copy / extra)
        runs = [path.parent for path in sorted(experiment.glob("*/meta.yaml"))]
        for run in rnd.sample(runs, min(rnd.randint(1, 3), len(runs))):
            shutil.copytree(run, copy / run.name)
            shutil.rmtree(copy / run.name / "artifacts", ignore_errors=True)
            (copy / run.name / "artifacts").mkdir()


def main():
    archive, out, name, count, seed = (
        Path(sys.argv[1]),
        Path(sys.argv[2]),
        sys.argv[3],
        int(sys.argv[4]),
        int(sys.argv[5]),
    )
    rnd = random.Random(seed)
    with tempfile.TemporaryDirectory() as temporary:
        source, made = Path(temporary, "source"), Path(temporary, "made")
        with tarfile.open(archive) as tar:
            tar.extractall(source, filter="fully_trusted")
        stores = {}
        for number_of_store in range(count):
            folder = f"s{number_of_store}"
            few_runs(source, made / folder, rnd)
            damage = Damage(made / folder, rnd)
            for _ in range(rnd.choice([1, 1, 2, 3])):
                damage.any()
            stores[folder] = store_facts(made / folder)
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{name}.expected.json").write_text(json.dumps({"stores": stores}, ensure_ascii=False))
        with tarfile.open(out / f"{name}.tar.gz", "w:gz") as tar:
            for path in sorted(made.iterdir()):
                tar.add(path, path.name)


main()
