"""Writes a C program that plays bytes as a sequence of calls: every function of the header without
preprocessor, with handles of a pool, never freed ones, and whatever else the bytes say. What it
draws from stands in draw.h. Usage: generate.py include/backorder.ffi.h > made.h
"""

import re
import sys

# Played by hand in draw.h, because what they hand out lives in something else.
BY_HAND = {
    "backorder_str_of", "backorder_image_data", "backorder_round_next",
    "backorder_adoption_report_decisions", "backorder_forecast_days", "backorder_forecast_notes",
    "backorder_store_clients", "backorder_reply_set_columns", "backorder_reply_add_values",
    "backorder_reply_changed", "backorder_reply_failed",
    "backorder_conversation_set_otp_source",
}


def bare(kind):
    """A type without const, pointer and prefix."""
    return re.sub(r"const |struct |\s*\*+$", "", kind).removeprefix("backorder_")


def codes_of(name):
    """Three bytes that stand for a function, whatever others there are: eight places in the ring
    of all codes, so that each has about as much of it."""
    for place in range(8):
        code = place
        for character in name:
            code = (code * 31 + ord(character)) % 16777213
        yield code * 40503 % 16777213


class Call:
    def __init__(self, head, name, parameters, handles):
        self.head, self.name, self.handles = head, name, handles
        self.parameters = [
            re.fullmatch(r"\s*(.*?)\s*(\w+)\s*", one, re.S).groups() for one in parameters
        ]
        self.lines, self.outs = [], []

    def is_length(self, index):
        """Whether it says how long the array before it is."""
        if not 0 < index < len(self.parameters):
            return False
        (before, _), (kind, name) = self.parameters[index - 1], self.parameters[index]
        is_array = before.startswith("const ") and before.endswith("*")
        return kind == "size_t" and name.endswith(("count", "size")) and is_array \
            and bare(before) not in self.handles

    def is_twin(self, index):
        """Whether the array after it has as many: one count says the length of both."""
        kinds = [kind for kind, _ in self.parameters[index:index + 2]]
        return len(set(kinds)) < len(kinds) and self.is_length(index + 2)

    def drawn(self, index):
        kind, name = self.parameters[index]
        of = bare(kind)
        c_type = of if of.endswith("_t") or of in ("bool", "char") else f"backorder_{of}"
        if kind.endswith("**"):
            # No handle is there before the call, which is to set it whatever happens.
            self.lines.append(f"  bool is_given{index} = byte() != 255;")
            before = f"is_given{index} ? nothing : NULL"
            self.lines.append(f"  {kind[:-1].strip()}out{index} = {before};")
            self.outs.append((of, f"out{index}"))
            return f"is_given{index} ? &out{index} : NULL"
        if kind.endswith("*") and of in self.handles:
            return f"taken(OF_{of})"
        if kind.endswith("*") and kind.startswith("const "):
            count = "1"
            if self.is_length(index + 1) or self.is_twin(index):
                count = f"n{index - 1}" if self.is_twin(index - 1) else "some_count()"
            self.lines.append(f"  size_t n{index} = {count};")
            self.lines.append(f"  {c_type} *a{index} = room(n{index} * sizeof *a{index});")
            self.lines.append(
                f"  for (size_t i = 0; i < n{index}; i++) fill_{of}(&a{index}[i]);")
            return f"given(a{index})" if count == "1" else f"a{index}"
        if self.is_length(index):
            return f"said_count(n{index - 1})"
        if kind.endswith("*"):
            before = self.parameters[index - 1][1]
            bytes_ = f"(size <= 65536 ? size : sizeof({c_type}))" if before == "size" \
                else f"sizeof({c_type})"
            return f"given(room({bytes_}))"
        if name == "size":
            of = bare(self.parameters[index + 1][0])
            self.lines.append(f"  size_t size = some_size(sizeof(backorder_{of}));")
            return "size"
        return f"some_{of}()"

    def written(self):
        short = self.name.removeprefix("backorder_")
        if self.name.endswith("_free"):
            of = bare(self.parameters[0][0])
            return f"static void play_{short}(void) {{ drop(OF_{of}); }}\n"
        arguments = ", ".join(self.drawn(index) for index in range(len(self.parameters)))
        call = f"{self.name}({arguments})"
        if self.head == "backorder_result":
            self.lines.append(f"  backorder_result result = {call};")
            self.lines.append(f'  came(result, "{self.name}");')
            for of, out in self.outs:
                self.lines.append(f'  keep_if(result, OF_{of}, {out}, "{self.name}");')
        else:
            call = f"learn({call})" if self.head.endswith("backorder_str") else f"(void){call}"
            self.lines.append(f"  {call};")
            self.lines.append(f'  came(BACKORDER_OK, "{self.name}");')
        body = "\n".join(self.lines)
        return f"static void play_{short}(void) {{\n{body}\n}}\n"


def main():
    text = open(sys.argv[1], encoding="utf-8").read()
    handles = re.findall(r"typedef struct backorder_(\w+) backorder_\1;", text)
    handles.remove("reply")  # The library's own.
    pattern = r"^((?:const )?(?:struct )?\w+ \*?)(backorder_\w+)\(([^)]*)\);"
    calls = [
        Call(head.strip(), name, [] if rest == "void" else rest.split(","), handles)
        for head, name, rest in re.findall(pattern, text, re.M)
        if name not in BY_HAND
    ]
    if len(calls) < 300:
        sys.exit(f"only {len(calls)} functions are read")
    print("enum of {", ", ".join(f"OF_{handle}" for handle in handles), ", HANDLES };")
    print('#include "draw.h"\n')
    print("static void free_handle(enum of of, void *handle) {\n  switch (of) {")
    for handle in handles:
        print(f"  case OF_{handle}: backorder_{handle}_free(handle); break;")
    print("  case HANDLES: break;\n  }\n}\n")
    # The image stays until the end, because a list is opened on it; the effect has texts of these
    # decisions.
    print("static void keep_fixtures(void) {")
    for handle in handles:
        if handle not in ("image", "decisions"):
            print(f"  keep(OF_{handle}, the_{handle}); the_{handle} = NULL;")
    print("}\n")
    for call in calls:
        print(call.written())
    names = {call.name: f"play_{call.name.removeprefix('backorder_')}" for call in calls}
    names.update({name: f"hand_{name.removeprefix('backorder_')}" for name in BY_HAND})
    names["a life"] = "hand_life"
    codes = sorted((code, name) for name in names for code in codes_of(name))
    if len({code for code, _ in codes}) < len(codes):
        sys.exit("two functions have one code")
    print("static const struct playable { uint32_t code; void (*play)(void); } playable[] = {")
    for code, name in codes:
        print(f"  {{{code}, {names[name]}}},")
    print("};")


main()
