"""Writes a C program that makes every one of the registrar's commands by its struct and function
of backorder_commands.h: the golden pairs of requests, each with what it requires left out; and
each command with every field filled. Keys, kinds and forms are read from the comments of the
header. Usage: generate.py include/backorder_commands.h ispapi-client/tests/pairs > made.c
"""

import pathlib
import re
import sys

header = pathlib.Path(sys.argv[1]).read_text()
pairs = pathlib.Path(sys.argv[2])

# A value of each form, and how it is sent.
VALUES = {
    "text": "a b", "secret": "s3cret", "domain": "example.com", "host": "ns1.example.com",
    "pattern with `*` and `?`": "a*", "handle of a contact": "P-1", "day, YYYY-MM-DD": "2027-01-13",
    "years, or 6M, 5D": "6M", "amount, 9.90": "9.90", "currency of three letters": "EUR",
    "country of two letters": "GB", "address of IPv4 or IPv6": "192.0.2.1",
    "address of e-mail": "a@example.com", "`*`": "*",
}
AT, WRITTEN = 1799863200, "2027-01-13 18:00:00"


def flat(comment):
    return re.sub(r"\s*\n\s*\*? ?", " ", comment).strip()


enums = {}
for name, body in re.findall(r"enum backorder_cmd_(\w+) \{\n(.*?)\n\};", header, re.S):
    enums[name] = re.findall(r"/\*\* `(.*?)` \*/\n\s+(\w+) = ", body)


class Field:
    def __init__(self, comment, kind, name):
        self.kind, self.name = kind.removeprefix("struct ").removeprefix("backorder_"), name
        only = re.search(r" on (ispapi|cnr) only\.$", comment)
        self.only = only and only[1]
        self.key, form = re.match(r"([^:,]+).*?: (.*?)\.$", comment, re.S).groups()
        self.is_list = "0, " in comment.split(":")[0]
        self.key = self.key.removesuffix("0") if self.is_list else self.key
        form = re.sub(r" on (ispapi|cnr) only$", "", form)
        self.is_required = form.endswith(", required")
        self.form = form.removesuffix(", required")
        self.words = dict(enums[self.form.split("_cmd_")[1]]) if self.form.startswith("enum") else {}

    def keys(self, keys):
        """Those of a request that are this field's, in their order."""
        if not self.is_list:
            return [key for key in keys if key == self.key]
        mine = [key for key in keys if re.fullmatch(re.escape(self.key) + r"\d+\w*", key)]
        return sorted(mine, key=lambda key: int(re.match(r"\d+", key[len(self.key):])[0]))

    def fill(self, values):
        """Lines of C that fill it with values as they are sent."""
        at = f"command.{self.name}"
        one = values[0]
        match self.kind:
            case "str":
                return [f"{at} = text({quoted(one)});"]
            case "cmd_number":
                return [f"{at}.is_given = true;", f"{at}.value = INT64_C({one});"]
            case "cmd_instant":
                seconds = f"instant({quoted(one)})"
                return [f"{at}.is_given = true;", f"{at}.at = {seconds};"]
            case "uint32_t":
                return [f"{at} = {self.number(one)};"]
            case "cmd_texts":
                items, kind = [f"text({quoted(value)})" for value in values], "backorder_str"
            case "cmd_numbers":
                items, kind = [f"INT64_C({value})" for value in values], "int64_t"
            case "cmd_choices":
                items, kind = [self.number(value) for value in values], "uint32_t"
            case "cmd_parties":
                lines = [f"memset({self.name}, 0, sizeof {self.name});"]
                for place, value in enumerate(values):
                    lines.append(f"{self.name}[{place}].handle = text({quoted(value)});")
                return lines + [f"{at}.items = {self.name};", f"{at}.count = {len(values)};"]
            case _:
                raise SystemExit(f"{self.kind} is no kind of a field")
        filled = [f"{self.name}[{place}] = {item};" for place, item in enumerate(items)]
        return filled + [f"{at}.items = {self.name};", f"{at}.count = {len(values)};"]

    def declaration(self, count):
        kinds = {"cmd_texts": "backorder_str", "cmd_numbers": "int64_t", "cmd_choices": "uint32_t",
                 "cmd_parties": "struct backorder_cmd_party"}
        kind = kinds.get(self.kind)
        return [f"{kind} {self.name}[{count}];"] if kind else []

    def number(self, value):
        if self.words:
            return self.words[value]
        return {"1": "BACKORDER_CMD_YES", "0": "BACKORDER_CMD_NO"}[value]

    def samples(self):
        if self.words:
            values = list(self.words)
        elif self.form in ("yes or no", "yes, or left out"):
            values = ["1"]
        elif self.form == "whole number":
            values = ["7"]
        elif self.form == "unix seconds":
            values = [WRITTEN]
        elif self.form == "contact":
            values = ["P-1", "P-2"]
        else:
            values = [VALUES[self.form]]
        return values if self.is_list else values[:1]


def quoted(value):
    text = "".join(chr(b) if 32 <= b < 127 and chr(b) not in '"\\?' else f"\\{b:03o}"
                   for b in value.encode())
    return f'"{text}"'


commands = {}
for comment, struct, body in re.findall(
        r"/\*\*((?:(?!\*/).)*?)\*/\nstruct (backorder_cmd_\w+) \{\n(.*?)\n\};", header, re.S):
    named = re.match(r"(\w+): ", flat(comment))
    if f"{struct}_new(" not in header:
        continue
    fields = re.findall(r"/\*\*((?:(?!\*/).)*?)\*/\n\s+((?:struct )?\w+) (\w+);", body, re.S)
    fields = [Field(flat(about), kind, name) for about, kind, name in fields if name != "extra"]
    where = " ".join(re.findall(r"(ISPAPI only|CNR only)\.$", flat(comment)))
    commands[named[1]] = (struct, fields, where)

# Platforms know a command in any case.
spelled = {name.lower(): name for name in re.findall(r'platform, "(\w+)",\n', header)}
spelled |= {name.lower(): name for name in re.findall(r'\n      "(\w+)", &made\);', header)}

functions = []


def test(name, platform, filled, lines, required=()):
    """A function of C that fills the fields and expects these lines, in whatever order."""
    struct = commands[name][0]
    number = len(functions)
    body = [f"struct {struct} command;", "backorder_command *made;"]
    for field, values in filled:
        body += field.declaration(len(values))
    body.append("memset(&command, 0, sizeof command);")
    extras = [line for line in lines[1:] if not any(
        line.partition("=")[0] in field.keys([line.partition("=")[0]]) for field, _ in filled)]
    if extras:
        body.insert(0, f"struct backorder_cmd_extra extra[{len(extras)}];")
        for place, line in enumerate(extras):
            key, _, value = line.partition("=")
            body.append(f"extra[{place}].key = text({quoted(key)});")
            body.append(f"extra[{place}].value = text({quoted(value)});")
        body += ["command.extra.items = extra;", f"command.extra.count = {len(extras)};"]
    for field, values in filled:
        body += field.fill(values)
    body.append(f"CHECK_OK({struct}_new(&command, {platform}, &made));")
    body.append(f"same_lines(made, {platform}, {quoted(chr(10).join(sorted(lines)))});")
    body.append("backorder_command_free(made);")
    for field in required:
        body.append(f"memset(&command.{field.name}, 0, sizeof command.{field.name});")
        body.append(f"CHECK_RESULT({struct}_new(&command, {platform}, &made),"
                    f" BACKORDER_ERROR_PARAMETER_INVALID);")
        body.append(f"CHECK(made == NULL && is(backorder_last_error_subject(), {quoted(field.key)}));")
        body += field.fill(dict((id(one), values) for one, values in filled)[id(field)])
    functions.append(f"static void made_{number}(void) {{\n  "
                     + "\n  ".join(body) + "\n}\n")


seen = set()
for path in sorted(pairs.iterdir()):
    name, platform, _ = path.name.split(".")
    request = path.read_text().split("[COMMAND]\n")[1].split("\n\n")[0].strip().split("\n")
    command = request[0].removeprefix("COMMAND=")
    request[0] = f"COMMAND={spelled[command.lower()]}"
    fields = [field for field in commands[name][1] if field.only in (None, platform)]
    keys = dict(line.partition("=")[::2] for line in request[1:])
    filled = [(field, [keys[key] for key in field.keys(keys)]) for field in fields]
    filled = [(field, values) for field, values in filled if values]
    # A contact that is written out is sent as it stands.
    filled = [(field, values) for field, values in filled if field.form != "contact" or all(
        re.fullmatch(r"\d+", key[len(field.key):]) for key in field.keys(keys))]
    needed = [field for field, _ in filled if field.is_required]
    number = f"BACKORDER_PLATFORM_{platform.upper()}"
    test(name, number, filled, request, needed)
    seen.add((name, platform))
    whole = [(field, field.samples()) for field in fields]
    lines = [request[0]]
    for field, values in whole:
        numbers = range(len(values)) if field.is_list else [""]
        lines += [f"{field.key}{place}={value}" for place, value in zip(numbers, values)]
    test(name, number, whole, lines)

for name, (_, _, where) in commands.items():
    if not any(known == name for known, _ in seen):
        assert name in ("CheckIDNLanguage", "QueryDomainWhoisInfo"), f"{name} has no pair"

print('/* Made by generate.py. */\n#include "commands.h"\n')
print("\n".join(functions))
print("int main(void) {")
for number in range(len(functions)):
    print(f"  made_{number}();")
print(f"  by_hand();\n  printf(\"%d commands made\\n\", {len(functions)});\n  return 0;\n}}")
