# Friction Ledger: built from the lock files, run without root.

FROM python:3.12.8-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN python scripts/setup.py \
 && uv="$(python scripts/setup.py --uv)" \
 && "$uv" build --wheel --out-dir /dist \
 && "$uv" export --locked --no-default-groups --extra postgres --no-emit-project --quiet --output-file /dist/locked.txt \
 && "$uv" venv /opt/friction --python "$(command -v python)" \
 && "$uv" pip install --python /opt/friction/bin/python --require-hashes --requirement /dist/locked.txt \
 && "$uv" pip install --python /opt/friction/bin/python --no-deps /dist/*.whl

FROM python:3.12.8-slim-bookworm
RUN useradd --system --uid 10001 --create-home friction \
 && install --directory --owner=friction --group=friction /var/lib/friction
COPY --from=build /opt/friction /opt/friction
ENV PATH="/opt/friction/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    FRICTION_HOST=0.0.0.0 \
    FRICTION_PORT=8000 \
    FRICTION_LOG_FORMAT=json \
    FRICTION_DATABASE_URL=sqlite:////var/lib/friction/ledger.sqlite3
USER friction
WORKDIR /var/lib/friction
VOLUME /var/lib/friction
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["sh", "-c", "friction db upgrade && exec friction serve"]
