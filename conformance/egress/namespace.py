"""How does this thread get a network of its own, whose every way out is a tun device? Linux, by system calls.

A network namespace belongs to a thread and to what it starts from then on, processes and threads alike: whoever
rehearses in this thread has simulator, application and scenarios in one network, and shares loopback with them alone.
As root the thread goes back afterwards. Others need a user namespace besides, which a process can enter only while it
has one thread and never leaves: only a process that does nothing else afterwards may.
"""

import contextlib
import ctypes
import os
import socket
import struct
import sys
import threading
from collections.abc import Iterator

from conformance.bilingual import Words
from conformance.egress.tun import MTU, OWN

DEVICE = "gladi0"
TUN = "/dev/net/tun"
_NEW_USER, _NEW_NET = 0x1000_0000, 0x4000_0000
_TUNSETIFF, _IFF_TUN, _IFF_NO_PI, _IFF_UP = 0x400454CA, 0x0001, 0x1000, 0x1
_SET_FLAGS, _SET_ADDRESS, _SET_MASK, _SET_MTU, _INDEX, _ADD_ROUTE = 0x8914, 0x8916, 0x891C, 0x8922, 0x8933, 0x890B
_ROUTE_UP = 0x1


class NoNamespace(Exception):
    """Why there is none here."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.indonesian)
        self.words = words


def is_root() -> bool:
    """Whether a thread may go back to the network that it came from."""
    return os.geteuid() == 0


@contextlib.contextmanager
def own_network(*, may_stay: bool) -> Iterator[int]:
    """Put this thread into a network of its own as long as the block lasts; yield the tun device.

    `may_stay`: the process may stay in it afterwards. Raises `NoNamespace` and then has changed nothing.
    """
    if sys.platform != "linux":
        raise NoNamespace(Words("sistem ini bukan Linux", "this system is not Linux"))
    has_way_back = is_root()
    if not has_way_back and not may_stay:
        raise NoNamespace(Words("bukan root, dan proses ini masih dipakai", "not root, and this process goes on"))
    if not has_way_back and threading.active_count() > 1:
        raise NoNamespace(Words("bukan root, dan proses ini sudah bercabang", "not root, and this process has threads"))
    if not has_way_back and (fault := _fault_in_child()):
        raise _refused(fault)
    home = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
    device = -1
    try:
        try:
            _enter(is_root=has_way_back)
            device = _bring_up()
        except OSError as error:
            raise _refused(error.errno or 0) from error
        yield device
    finally:
        if device >= 0:
            os.close(device)
        if has_way_back:
            _call("setns", home, _NEW_NET)
        os.close(home)


def _fault_in_child() -> int:
    """Try it where nothing is lost, for there is no way back; return the number of the error, 0: none."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            _enter(is_root=False)
            _bring_up()
            code = 0
        except OSError as error:
            code = error.errno or 1
        finally:
            os._exit(code)
    return abs(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


def _refused(number: int) -> NoNamespace:
    said = os.strerror(number)
    return NoNamespace(
        Words(f"ruang jaringan sendiri tidak diizinkan ({said})", f"no network namespace is allowed ({said})")
    )


def _enter(*, is_root: bool) -> None:
    if is_root:
        _call("unshare", _NEW_NET)
        return
    user, group = os.geteuid(), os.getegid()
    _call("unshare", _NEW_USER | _NEW_NET)
    for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        with open(f"/proc/self/{name}", "w", encoding="ascii") as file:  # noqa: PTH123 - one write, no more
            file.write(text)


def _call(name: str, *arguments: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(*arguments):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def _bring_up() -> int:
    """Bring up loopback and the device, and lead every way there; return the device."""
    import fcntl  # there on POSIX alone

    device = os.open(TUN, os.O_RDWR | os.O_CLOEXEC)
    fcntl.ioctl(device, _TUNSETIFF, _named(DEVICE, struct.pack("=H", _IFF_TUN | _IFF_NO_PI)))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        for command, name, said in (
            (_SET_FLAGS, "lo", struct.pack("=H", _IFF_UP)),
            (_SET_ADDRESS, DEVICE, _address(str(OWN[4]))),
            (_SET_MASK, DEVICE, _address("255.254.0.0")),
            (_SET_MTU, DEVICE, struct.pack("=i", MTU)),
            (_SET_FLAGS, DEVICE, struct.pack("=H", _IFF_UP)),
        ):
            fcntl.ioctl(line, command, _named(name, said))
        device_name = ctypes.create_string_buffer(DEVICE.encode())
        nowhere = _address("0.0.0.0")
        where = ctypes.addressof(device_name)
        route = struct.pack("@L16s16s16sHhLPhPLLH", 0, nowhere, nowhere, nowhere, _ROUTE_UP, 0, 0, 0, 0, where, 0, 0, 0)
        fcntl.ioctl(line, _ADD_ROUTE, route)
        index = struct.unpack_from("=i", fcntl.ioctl(line, _INDEX, _named(DEVICE, b"")), 16)[0]
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as line:
        fcntl.ioctl(line, _SET_ADDRESS, OWN[6].packed + struct.pack("=Ii", 64, index))
        fcntl.ioctl(
            line, _ADD_ROUTE, struct.pack("@16s16s16sIHHILIi", b"", b"", b"", 0, 0, 0, 1024, 0, _ROUTE_UP, index)
        )
    return device


def _named(name: str, said: bytes) -> bytes:
    return name.encode().ljust(16, b"\0") + said.ljust(24, b"\0")


def _address(address: str) -> bytes:
    return struct.pack("=HH", socket.AF_INET, 0) + socket.inet_aton(address) + bytes(8)
