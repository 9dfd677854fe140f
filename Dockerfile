# The explorer, for use beside a Neo4j server (see docker-compose.yml).
FROM python:3.11-slim AS build
WORKDIR /source
COPY . .
RUN python -m venv /opt/solidarity && /opt/solidarity/bin/pip install --no-cache-dir . \
    # The embedded graph, 100 MB of Java, is not needed where a server runs.
    && /opt/solidarity/bin/pip uninstall --yes arcadedb-embedded jpype1

FROM python:3.11-slim
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/solidarity solidarity
COPY --from=build /opt/solidarity /opt/solidarity
ENV PATH=/opt/solidarity/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    SOLIDARITY_HOME=/var/lib/solidarity
USER 10001
WORKDIR /var/lib/solidarity
EXPOSE 8050
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8050/', timeout=4)"]
# Exec form: the explorer is process 1 and gets the signal to stop.
CMD ["solidarity", "explore", "--host", "0.0.0.0", "--port", "8050", "--no-browser"]
