"""Writes recorded nights for tests, in the format that `import_night` reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

OUTLIER = "https://app.outlier.ai/internal/experts/job-board/jobs"


def write_page(
    root: Path, night: str, source: str, url: str, body: Any, *, number: int = 0, method: str = "GET",
    request_body: str | None = None, status: int = 200, content_type: str = "application/json",
) -> Path:  # fmt: skip
    """One recorded response; returns the night's folder."""
    folder = root / night / source / f"{number:03}"
    folder.mkdir(parents=True)
    page = {
        "source": source, "url": url, "method": method, "request_body": request_body, "status": status,
        "content_type": content_type, "fetched_at": f"{night}T03:00:00Z",
    }  # fmt: skip
    (folder / "page.json").write_text(json.dumps(page), encoding="utf-8")
    extension = "html" if "html" in content_type else "json"
    text = body if isinstance(body, str) else json.dumps(body)
    (folder / f"page.body.{extension}").write_text(text, encoding="utf-8")
    return root / night


def make_outlier(*ids: int, page: int = 1, pages: int = 1, total: int | None = None) -> dict[str, Any]:
    """A page of Outlier's list with invented postings."""
    jobs = [
        {
            "id": id_, "title": f"Expert {id_}", "absolute_url": f"https://app.outlier.ai/en/expert/opportunities/{id_}",
            "content": "<p>Judge what a model says about your field.</p>", "location": {"name": "Remote - Global"},
            "allowedCountries": [], "skillNames": [], "pod_group": "Specialists", "maxHourlyRateUsd": 30,
        }
        for id_ in ids
    ]  # fmt: skip
    return {"jobs": jobs, "totalCount": len(ids) if total is None else total, "page": page, "totalPages": pages}


def write_outlier(root: Path, night: str, body: dict[str, Any], *, page: int = 1, number: int = 0) -> Path:
    request = f'{{"page": {page}, "pageSize": 100}}'
    return write_page(root, night, "outlier", OUTLIER, body, number=number, method="POST", request_body=request)
