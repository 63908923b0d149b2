# One host in a container:
#     docker build -t quizapp .
#     docker run --rm -p 8000:8000 -v quizapp:/data -e QUIZAPP_DATABASE_URL=postgresql://... quizapp
FROM python:3.11-slim AS built
WORKDIR /src
COPY requirements/run.txt requirements/postgres.txt requirements/
RUN python -m venv /opt/quizapp \
    && /opt/quizapp/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements/postgres.txt
COPY pyproject.toml README.md ./
COPY quizapp quizapp
COPY templates templates
COPY static static
COPY questions questions
COPY languages languages
RUN /opt/quizapp/bin/pip install --no-cache-dir --no-deps .

FROM python:3.11-slim
COPY --from=built /opt/quizapp /opt/quizapp
RUN useradd --system --no-create-home quizapp && install -d -o quizapp -m 0700 /data
USER quizapp
ENV QUIZAPP_DATA=/data PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8000
# Where QUIZAPP_HOSTS is set, localhost must be among them for this.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["/opt/quizapp/bin/python", "-c", \
    "import urllib.request as u; u.urlopen('http://localhost:8000/healthz', timeout=2)"]
ENTRYPOINT ["/opt/quizapp/bin/quizapp"]
CMD ["run", "--host", "0.0.0.0", "--port", "8000"]
