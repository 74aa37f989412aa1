"""Sends the cases of a series to a Dask cluster that is already running: on this machine, or over TLS, nowhere else.

In: an address and tasks. Out: results. The address is judged before anything is imported or opened. The workers read
and write the same folders as this machine; only paths travel.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator, Sequence
from typing import Any

from instrumentarium.cli.reekswerk import Taak, Uitslag, failure, run_task
from instrumentarium.fouten import GebruikFout

_ADRES = re.compile(r"(?:(tcp|tls)://)?(\[[0-9A-Fa-f:]+\]|[A-Za-z0-9.-]+):(\d{1,5})")
_VERBINDEN = 15  # seconds
_STIL = 30  # seconds without a result, after which we look whether there is a worker left


def check_address(adres: str) -> str:
    """Return the address when it stays on this machine or is encrypted; raises GebruikFout before any connection."""
    gevonden = _ADRES.fullmatch(adres)
    if gevonden and 0 < int(gevonden[3]) < 65536 and (gevonden[1] == "tls" or _is_loopback(gevonden[2])):
        return adres if gevonden[1] else f"tcp://{adres}"
    raise GebruikFout(
        f'"{adres[:80]}" is geen adres voor --dask: zaken gaan alleen naar deze computer (tcp://127.0.0.1:8786) '
        "of versleuteld over het netwerk (tls://naam:8786)"
    )


def run_on_cluster(adres: str, taken: Sequence[Taak]) -> Iterator[Uitslag]:
    """Yield the results as they come; a case whose worker keeps dying is a case that failed."""
    with _connect(check_address(adres)) as client:
        import distributed

        wait: Any = distributed.wait
        onderweg = {client.submit(run_task, taak, pure=False, retries=1): taak for taak in taken}
        while onderweg:
            try:
                klaar = wait(list(onderweg), timeout=_STIL, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                _check_workers(client)
                continue
            for toekomst in klaar:
                yield _result(toekomst, onderweg.pop(toekomst))


def _is_loopback(naam: str) -> bool:
    if naam == "localhost":
        return True
    try:
        return ipaddress.ip_address(naam.strip("[]")).is_loopback
    except ValueError:
        return False


def _connect(adres: str) -> Any:
    try:
        import distributed
    except ImportError:
        raise GebruikFout('voor --dask is het extra onderdeel nodig: pip install "instrumentarium[dask]"') from None
    maak: Any = distributed.Client
    try:
        return maak(adres, timeout=_VERBINDEN)
    except (OSError, TimeoutError, ValueError, TypeError):
        raise GebruikFout(f"op {adres} antwoordt geen Dask-cluster; start het eerst, of werk zonder --dask") from None


def _check_workers(client: Any) -> None:
    if not client.scheduler_info(n_workers=-1)["workers"]:
        raise GebruikFout("het Dask-cluster heeft geen werkers meer; start ze opnieuw, of werk zonder --dask")


def _result(toekomst: Any, taak: Taak) -> Uitslag:
    try:
        uitslag: Uitslag = toekomst.result()
    except Exception as fout:
        return failure(taak, fout)
    return uitslag
