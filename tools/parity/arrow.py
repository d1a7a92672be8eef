"""Checks core's Arrow IPC against pyarrow, both ways: pip install pyarrow, then python tools/parity/arrow.py."""

import datetime
import json
import math
import pathlib
import subprocess
import sys
import tempfile

import pyarrow as pa

ROOT = pathlib.Path(__file__).resolve().parents[2]
NODE = ["node", "--conditions=@runsheaf/source", "tools/parity/arrow-files.ts"]
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def node(*arguments):
    run = subprocess.run([*NODE, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(run.stderr)
    return run.stdout


def number(value):
    if isinstance(value, int):
        return {"number": str(value)}
    if math.isnan(value):
        return {"number": "NaN"}
    if math.isinf(value):
        return {"number": "Infinity" if value > 0 else "-Infinity"}
    return {"number": value}


def encode(array):
    """Values of a pyarrow array as arrow-files.ts writes them; floats stay floats."""
    if pa.types.is_timestamp(array.type):
        milliseconds = array.cast(pa.timestamp("ms", array.type.tz)).cast(pa.int64())
        return [None if value is None else {"time": value} for value in milliseconds.to_pylist()]
    if pa.types.is_dictionary(array.type):
        return encode(array.cast(array.type.value_type))
    if pa.types.is_list(array.type) or pa.types.is_large_list(array.type) or pa.types.is_fixed_size_list(array.type):
        return [None if not item.is_valid else encode(item.values) for item in array]
    if pa.types.is_struct(array.type):
        fields = [encode(array.field(i)) for i in range(array.type.num_fields)]
        names = [array.type.field(i).name for i in range(array.type.num_fields)]
        rows = [{"map": dict(zip(names, row))} for row in zip(*fields)]
        return [row if valid else None for row, valid in zip(rows, array.is_valid().to_pylist())]
    return [number(v) if isinstance(v, (int, float)) and not isinstance(v, bool) else v for v in array.to_pylist()]


def same(a, b):
    if isinstance(a, dict) and isinstance(b, dict) and "number" in a and "number" in b:
        a, b = a["number"], b["number"]
        if isinstance(a, float) or isinstance(b, float):
            a, b = float(a), float(b)
            return a == b and math.copysign(1, a) == math.copysign(1, b)
        return a == b
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b))
    return a == b


def read(path):
    source = pa.memory_map(str(path))
    try:
        table = pa.ipc.open_file(source).read_all()
    except pa.ArrowInvalid:
        table = pa.ipc.open_stream(pa.memory_map(str(path))).read_all()
    table.validate(full=True)
    return table


def check_written(folder):
    """What core writes, pyarrow reads."""
    node("write", folder)
    expected = json.loads((folder / "expected.json").read_text())
    failed = 0
    for file, columns in expected.items():
        table = read(folder / file)
        for column, field in zip(columns, table.itercolumns()):
            if column["type"] == "mixed":
                fits = pa.types.is_string(field.type) and all(json.loads(v) is not ... for v in field.to_pylist() if v is not None)
            else:
                fits = same(encode(field.combine_chunks()), column["values"])
            if not fits:
                failed += 1
                print(f"FAIL {column['name']} in {file}: {field.type}")
    return len(expected), failed


def tables():
    """Tables whose types core does not write itself."""
    texts = ["a", None, "a text of more than twelve bytes", ""]
    integers = {f"{kind}": pa.array([1, None, 100, 0], kind) for kind in (pa.int8(), pa.uint8(), pa.int16(), pa.uint16(), pa.uint32(), pa.uint64(), pa.int64())}
    yield "integers", pa.table(integers)
    yield "floats", pa.table({"f16": pa.array([0.5, None, -2.0, 65504.0], pa.float16()), "f32": pa.array([0.5, None, 1.25, float("inf")], pa.float32())})
    yield "texts", pa.table({"large": pa.array(texts, pa.large_string()), "view": pa.array(texts, pa.string_view())})
    yield "dictionaries", pa.table({"small": pa.array(texts).dictionary_encode().cast(pa.dictionary(pa.int8(), pa.string())), "numbers": pa.array([7, None, 7, 8]).dictionary_encode()})
    yield "times", pa.table({"s": pa.array([1, None, 2, 3], pa.timestamp("s")), "us": pa.array([1000, None, 2000, 3000], pa.timestamp("us", "UTC")), "ns": pa.array([10**6, None, 2 * 10**6, 0], pa.timestamp("ns"))})
    yield "lists", pa.table({"large": pa.array([[1, None], None, [], [2]], pa.large_list(pa.int32())), "fixed": pa.array([[1, 2], None, [3, 4], [5, 6]], pa.list_(pa.int64(), 2))})
    yield "structs", pa.table({"map": pa.array([{"a": 1, "b": "x"}, None, {"a": None, "b": "y"}, {"a": 4, "b": None}]), "list": pa.array([[{"a": 1}], None, [], [{"a": 2}]])})


def check_read(folder):
    """What pyarrow writes, core reads."""
    total = failed = 0
    for name, table in tables():
        for batch_rows in (4, 3):
            path = folder / f"{name}.arrow"
            with pa.ipc.new_stream(str(path), table.schema) as writer:
                writer.write_table(table, max_chunksize=batch_rows)
            found = json.loads(node("read", path))
            for column, field in zip(found, table.itercolumns()):
                total += 1
                if not same(encode(field.combine_chunks()), column["values"]):
                    failed += 1
                    print(f"FAIL {name}.{column['name']}: {column['values']}")
    return total, failed


with tempfile.TemporaryDirectory() as name:
    results = [check(pathlib.Path(name)) for check in (check_written, check_read)]
passed, failed = sum(total - failed for total, failed in results), sum(failed for _, failed in results)
print(f"pyarrow {pa.__version__}: {passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
