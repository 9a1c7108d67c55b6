"""Starts nginx, Caddy and Apache with the project's own files on a free port of this machine."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

HOSTING = Path(__file__).resolve().parent.parent.parent / "scripts" / "hosting"
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")  # where Debian puts the module
HOW = "No {name} was found: install it (on Debian and Ubuntu: apt install {package}) and run this again."


def needed(name: str, package: str) -> str:
    """The path of a program; if it is missing, fails and says how to install it."""
    places = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    found = shutil.which(name, path=places)
    assert found, HOW.format(name=name, package=package)
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(command: list[str], port: int, environment: dict[str, str] | None = None):
    """Runs a server until the block ends; fails with its output if it does not start to listen."""
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    server = subprocess.Popen(command, env={**os.environ, **(environment or {})}, **streams)
    try:
        wait_for(server, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.communicate(timeout=20)


def wait_for(server: subprocess.Popen, port: int) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise AssertionError(server.communicate()[0])
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("The server did not begin to listen within 30 seconds.")


@contextmanager
def nginx(root: Path, folder: str, work: Path):
    """Starts nginx with the project's file, Brotli switched on, for the sites below `root`."""
    port, text = free_port(), (HOSTING / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("    listen [::]:8080;\n", "").replace("listen 8080;", f"listen 127.0.0.1:{port};")
    text = text.replace("/usr/share/nginx/html", f'"{root}"').replace('default ""; #', f'default "{folder}"; #')
    if BROTLI.exists():
        text = text.replace("# brotli_static on;", "brotli_static on;")
    (work / "guide.conf").write_text(text, encoding="utf-8")
    (work / "nginx.conf").write_text(nginx_main_file(work), encoding="utf-8")
    program = needed("nginx", "nginx libnginx-mod-http-brotli-static")
    with running([program, "-c", str(work / "nginx.conf"), "-e", "stderr", "-g", "daemon off;"], port) as address:
        yield address


def nginx_main_file(work: Path) -> str:
    """The main configuration that includes the file, with all writable paths below `work`."""
    module = f"load_module {BROTLI};\n" if BROTLI.exists() else ""
    parts = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"  {part}_temp_path {work}/{part};\n" for part in parts)
    who = "user root;\n" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""  # only root can read pytest's folders
    return (
        f"{module}{who}worker_processes auto;\npid {work}/nginx.pid;\nevents {{}}\n"
        f"http {{\n{places}  access_log off;\n  sendfile on;\n  include {work}/guide.conf;\n}}\n"
    )


@contextmanager
def caddy(root: Path, folder: str, work: Path):
    """Starts Caddy with the project's file, without its administration port."""
    port = free_port()
    text = "{\n\tadmin off\n\tauto_https off\n}\n" + (HOSTING / "Caddyfile").read_text(encoding="utf-8")
    (work / "Caddyfile").write_text(text, encoding="utf-8")
    own = {"GUIDE_ROOT": str(root), "GUIDE_PORT": str(port), "GUIDE_FOLDER": folder}
    homes = {"HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    command = [needed("caddy", "caddy"), "run", "--adapter", "caddyfile", "--config", str(work / "Caddyfile")]
    with running(command, port, own | homes) as address:
        yield address


@contextmanager
def apache(root: Path, folder: str, work: Path):
    """Starts Apache with the project's file as .htaccess of the site."""
    program, port = needed("apache2", "apache2"), free_port()
    text = (HOSTING / "apache.conf").read_text(encoding="utf-8")
    text = text.replace("ErrorDocument 404 /404.html", f"ErrorDocument 404 {folder}/404.html")
    (root / folder.strip("/") / ".htaccess").write_text(text, encoding="utf-8")
    (work / "apache.conf").write_text(apache_main_file(root, work, port), encoding="utf-8")
    with running([program, "-d", str(work), "-f", str(work / "apache.conf"), "-D", "FOREGROUND"], port) as address:
        yield address


def apache_main_file(root: Path, work: Path, port: int) -> str:
    """The main configuration, with Debian's modules and media types."""
    names = ("mpm_event", "authz_core", "dir", "env", "headers", "mime", "rewrite")
    modules = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in names)
    who = "User #33\nGroup #33\n" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    types = "TypesConfig /etc/mime.types\nAddType application/x-gzip .gz .tgz\nAddLanguage br .br\n"
    folder = f"<Directory {root}>\nAllowOverride All\nRequire all granted\n</Directory>\n"
    return (
        f"{modules}{who}ServerName localhost\nListen 127.0.0.1:{port}\nPidFile {work}/pid\nErrorLog {work}/errors\n"
        f"DefaultRuntimeDir {work}\n{types}DirectoryIndex index.html\nDocumentRoot {root}\n{folder}"
    )


SERVERS: dict[str, Callable] = {"nginx": nginx, "Caddy": caddy, "Apache": apache}
