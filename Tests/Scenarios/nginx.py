"""nginx with the configuration that a build emitted, on a port that the system picks; stopped with the test."""

import re
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

PROGRAM = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
WRAPPER = """daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  include {folder}/emitted.conf;
}}
"""


class Nginx:
    """A running server of a site; `deploy` holds the `nginx.conf` of its build."""

    def __init__(self, site, deploy):
        self.folder = Path(tempfile.mkdtemp(prefix="fleetledger-nginx-"))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.host = f"127.0.0.1:{self.port}"
        self.url = f"http://{self.host}"
        emitted, count = re.subn(r"listen [^;]*;", f"listen {self.host};", (Path(deploy) / "nginx.conf").read_text())
        if count != 1:
            raise AssertionError(f"{count} listen directives")
        (self.folder / "emitted.conf").write_text(emitted)
        (self.folder / "nginx.conf").write_text(WRAPPER.format(folder=self.folder))
        # The worker is another user when root starts it.
        subprocess.run(["chmod", "a+rx", self.folder, Path(site).parent], check=True)
        command = [PROGRAM, "-p", self.folder, "-c", self.folder / "nginx.conf", "-e", self.folder / "error.log"]
        tested = subprocess.run([*command, "-t"], capture_output=True, text=True)
        if tested.returncode != 0 or "[warn]" in tested.stderr:
            raise AssertionError(tested.stderr)
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        said = (self.folder / "error.log").read_text()
        self.close()
        raise AssertionError("nginx did not answer: " + said)

    def close(self):
        self.process.terminate()
        self.process.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)
