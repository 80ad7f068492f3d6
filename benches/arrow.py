#!/usr/bin/env python3
"""What the droplist would be as an Arrow IPC file: size, opening, checking, one search.

    python3 -m venv venv && venv/bin/pip install pyarrow
    venv/bin/python benches/arrow.py list.zip

The zip is what `droplist-corpus` writes. The columns are those of our file, without its index.
"""

import io
import os
import sys
import tempfile
import time
import zipfile

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.ipc


def best(runs, run):
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        value = run()
        took.append(time.perf_counter() - start)
    return min(took) * 1000, value


def table(path):
    with zipfile.ZipFile(path) as archive:
        csv = io.BytesIO(archive.read(archive.namelist()[0]))
    read = pa.csv.read_csv(
        csv,
        read_options=pa.csv.ReadOptions(column_names=["name", "drop"]),
        parse_options=pa.csv.ParseOptions(delimiter=";"),
    ).sort_by("name")
    parts = pc.split_pattern(read["name"], ".", max_splits=1)
    label, tld = pc.list_element(parts, 0), pc.list_element(parts, 1)
    count = lambda text: pc.count_substring_regex(label, text).cast(pa.uint8())
    columns = {
        "label": label,
        "tld": tld.dictionary_encode().cast(pa.dictionary(pa.int16(), pa.string())),
        "drop": read["drop"].cast(pa.timestamp("s")),
        "digits": count("[0-9]"),
        "hyphens": count("-"),
    }
    return pa.table(columns).combine_chunks().unify_dictionaries()


def open_file(path):
    return pa.ipc.open_file(pa.memory_map(path)).read_all()


def search(rows, pattern):
    hits = rows.filter(pc.match_substring_regex(rows["label"], pattern))
    keys = [("drop", "ascending"), ("label", "ascending")]
    first = hits.take(pc.select_k_unstable(hits, 100, keys))
    return hits.num_rows, first


rows = table(sys.argv[1])
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "list.arrow")
    with pa.ipc.new_file(path, rows.schema) as file:
        file.write_table(rows)
    print(f"pyarrow {pa.__version__}, {rows.num_rows} names, milliseconds")
    print(f"bytes a name {os.path.getsize(path) / rows.num_rows:.2f}")
    print(f"open {best(9, lambda: open_file(path))[0]:.3f}")
    mapped = open_file(path)
    print(f"check the structure {best(9, mapped.validate)[0]:.3f}")
    print(f"check every offset and text {best(9, lambda: mapped.validate(full=True))[0]:.2f}")
    for pattern in ["^shop", "cloud$", "car", "^[a-z]{4}$", "[aeiou]{2}"]:
        took, (total, _) = best(5, lambda: search(mapped, pattern))
        print(f"{pattern:<12} {total:>8} hits {took:.2f}")
