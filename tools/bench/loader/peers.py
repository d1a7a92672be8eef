"""Times one question to a store of runs beside MLflow's search and hydraflow's first filter.

npm run build, pip install mlflow hydraflow (Python 3.13 or newer for hydraflow's RunCollection of folders), then
python tools/bench/loader/peers.py ROOT [ROUNDS], where ROOT was made by tools/fixtures/generate-store.ts.

Each round asks all three, one after another, each in a new process that tells the time without its imports:
- runsheaf: load, filter on a config key, mean of a metric over the survivors by another key;
- MLflow: `mlflow.search_runs` of all experiments, with a filter on the same value as a param;
- hydraflow: `Run.load` of all run folders, and the first filter on the config key.
"""

import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]

MLFLOW = """
import json, sys, time, mlflow
mlflow.set_tracking_uri("file://" + sys.argv[1])
start = time.perf_counter()
runs = mlflow.search_runs(search_all_experiments=True, filter_string="params.`model/type` = 'transformer'")
print(json.dumps({"milliseconds": (time.perf_counter() - start) * 1000, "runs": len(runs), "version": mlflow.__version__}))
"""

HYDRAFLOW = """
import importlib.metadata, json, pathlib, sys, time
from hydraflow import Run
start = time.perf_counter()
folders = [meta.parent for meta in pathlib.Path(sys.argv[1]).glob("*/*/meta.yaml") if (meta.parent / "artifacts").exists()]
runs = Run.load(folders).filter(("model.type", "transformer"))
took = (time.perf_counter() - start) * 1000
print(json.dumps({"milliseconds": took, "runs": len(runs), "version": importlib.metadata.version("hydraflow")}))
"""


def ask(*command):
    environment = {**os.environ, "MLFLOW_ALLOW_FILE_STORE": "true"}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(run.stderr)
    return json.loads(run.stdout.splitlines()[-1])


def main(root, rounds=5):
    script = "tools/bench/loader/one.ts"
    contestants = {
        "runsheaf": ["node", script, "question", root, "2"],
        "mlflow": [sys.executable, "-c", MLFLOW, root],
        "hydraflow": [sys.executable, "-c", HYDRAFLOW, root],
    }
    answers = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, command in contestants.items():
            answers[name].append(ask(*command))
    medians = {name: statistics.median(answer["milliseconds"] for answer in found) for name, found in answers.items()}
    print(f"{root}; {os.cpu_count()} cores, {platform.platform()}, Python {platform.python_version()}")
    print(f"median of {rounds} alternating rounds, each in a new process, imports aside")
    for name, median in medians.items():
        last = answers[name][-1]
        told = f"{last['version']}, {last['runs']} runs found" if "version" in last else ""
        print(f"{name:10} {median:10.1f} ms {median / medians['runsheaf']:8.1f} x  {told}")


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), *map(int, sys.argv[2:3]))
