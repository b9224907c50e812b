# Storyline for a container platform with a database of its own (DATABASE_URL): no PostgreSQL programs inside.
FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo build --locked --release -p storyline

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /src/target/release/storyline /usr/local/bin/storyline
# An unprivileged user: the program writes no files, everything is in the database.
USER 65532:65532
ENV LISTEN_ADDR=0.0.0.0:8080 STATE_DIR=/tmp/storyline
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/local/bin/storyline"]
CMD ["serve"]
