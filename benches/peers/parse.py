"""What a Python programmer would write: the rules of docs/registrar.md on reading an answer.

Measured by the benchmark `wire`: `python3 parse.py FILE RUNS REPEATS` prints the seconds of a
reading in the best run and a checksum of what was read.
"""

import re
import sys
import time

FORM = re.compile(
    r"PROPERTY[ \t]*\[([^\]]*)\](?:[ \t]*\[[ \t]*([^\[\]]*?)[ \t]*\])?", re.IGNORECASE
)
SPACE = re.compile(r"\s+")


def parse_answer(data: bytes) -> dict:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("iso-8859-1")
    top, columns, strays = {}, {}, []
    complete = False
    properties = 0
    for line in text.split("\n"):
        key, equals, value = line.removesuffix("\r").partition("=")
        key = key.strip(" \t")
        if not equals:
            if key.upper() == "EOF":
                complete = True
                break
            continue
        if not key:
            continue
        value = value.strip(" \t")
        part = FORM.fullmatch(key)
        if part is None:
            top[key.upper()] = value
            continue
        properties += 1
        name = SPACE.sub("", part[1]).upper()
        index = part[2] or ""
        cells = columns.setdefault(name, {})
        if index.isascii() and index.isdigit() and int(index) not in cells:
            cells[int(index)] = value
        else:
            strays.append((name, value))
    lists = {}
    for name, cells in columns.items():
        for index in [i for i in cells if i >= 2 * properties + 16]:
            strays.append((name, cells.pop(index)))
        filled = range(max(cells, default=-1) + 1)
        lists[name] = [cells.get(index) for index in filled]
    for name, value in strays:
        lists[name].append(value)
    code = top.get("CODE", "")
    if not re.fullmatch("[0-9]{3}", code) or "DESCRIPTION" not in top:
        return {"code": 423, "description": "", "complete": complete, "columns": {}}
    return {
        "code": int(code),
        "description": top["DESCRIPTION"],
        "complete": complete,
        "columns": lists,
    }


def checksum(answer: dict) -> str:
    cells = [cell for column in answer["columns"].values() for cell in column]
    size = sum(len((cell or "").encode()) for cell in cells)
    return f"{answer['code']} {len(cells)} {size}"


def main() -> None:
    _, name, runs, repeats = sys.argv[:4]
    with open(name, "rb") as file:
        data = file.read()
    best, answer = float("inf"), {}
    for _ in range(int(runs)):
        start = time.perf_counter()
        for _ in range(int(repeats)):
            answer = {}
            answer = parse_answer(data)
        best = min(best, (time.perf_counter() - start) / int(repeats))
    print(f"{best:.9f} {checksum(answer)}")


main()
