"""A client of the Language Server Protocol, with only the requests that an editor sends to rust-analyzer for these tests."""

import json
import os
import queue
import subprocess
import threading
import time


class Server:
    def __init__(self, program, root):
        self.root = os.path.realpath(root)
        self.process = subprocess.Popen(
            [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=self.root
        )
        self.answers = {}
        self.quiescent = threading.Event()
        self.messages = queue.Queue()
        self.last_id = 0
        self.version = 0
        threading.Thread(target=self._read, daemon=True).start()
        self._start()

    def _read(self):
        stream = self.process.stdout
        while True:
            length = None
            while line := stream.readline().strip():
                name, value = line.split(b":", 1)
                if name.lower() == b"content-length":
                    length = int(value)
            if length is None:
                return
            message = json.loads(stream.read(length))
            if "id" in message and "method" in message:
                # A request from the server, for its configuration, which is empty.
                self._send({"id": message["id"], "result": None})
            elif "id" in message:
                self.messages.put(message)
            elif message.get("method") == "experimental/serverStatus":
                if message["params"].get("quiescent"):
                    self.quiescent.set()

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def notify(self, method, params):
        self._send({"method": method, "params": params})

    def request(self, method, params, timeout=120):
        self.last_id += 1
        wanted = self.last_id
        self._send({"id": wanted, "method": method, "params": params})
        end = time.monotonic() + timeout
        while wanted not in self.answers:
            message = self.messages.get(timeout=max(0.1, end - time.monotonic()))
            self.answers[message["id"]] = message
        answer = self.answers.pop(wanted)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def _start(self):
        self.request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": f"file://{self.root}",
                "capabilities": {
                    "experimental": {"serverStatusNotification": True},
                    "textDocument": {
                        "hover": {"contentFormat": ["markdown"]},
                        "completion": {"completionItem": {"snippetSupport": False}},
                    },
                },
                "initializationOptions": {
                    "checkOnSave": False,
                    "cargo": {"buildScripts": {"enable": True}},
                    "procMacro": {"enable": True},
                },
            },
        )
        self.notify("initialized", {})

    def wait_until_ready(self, timeout=300):
        if not self.quiescent.wait(timeout):
            raise RuntimeError("rust-analyzer does not come to rest")

    def open(self, path, text):
        self.uri = f"file://{os.path.join(self.root, path)}"
        self.version += 1
        document = {"uri": self.uri, "languageId": "rust", "version": self.version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def change(self, text):
        self.version += 1
        self.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": self.uri, "version": self.version}, "contentChanges": [{"text": text}]},
        )

    def at(self, line, character):
        return {"textDocument": {"uri": self.uri}, "position": {"line": line, "character": character}}

    def hover(self, position):
        answer = self.request("textDocument/hover", self.at(*position))
        return answer["contents"]["value"] if answer else ""

    def completions(self, position):
        answer = self.request("textDocument/completion", {**self.at(*position), "context": {"triggerKind": 1}})
        items = answer["items"] if isinstance(answer, dict) else answer or []
        # A label ends with the words by which the item is found as well: `timeout(alias class_timeout)`.
        return [item["label"].partition("(alias ")[0] for item in items]

    def definitions(self, position):
        answer = self.request("textDocument/definition", self.at(*position)) or []
        answer = answer if isinstance(answer, list) else [answer]
        return [place.get("targetSelectionRange", place.get("range"))["start"]["line"] for place in answer]

    def stop(self):
        self.process.kill()
