# Builds, runs and tests Storyline from a clean clone. `make help` lists the targets.

.DEFAULT_GOAL := help
.PHONY: help demo test e2e chaos bench dump check fmt reference
MAKEFLAGS += --no-print-directory

DEMO_ARGS ?=
TEST_ARGS ?=
PICTURES ?= target/e2e
CHAOS_ARGS ?= --seconds 300 --full
BENCH_ARGS ?=
UPGRADE := crates/storyline/tests/upgrade/upgrade.py

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  DEMO_ARGS=…  go to the demo, for example: make demo DEMO_ARGS='--headless --slots 8'"
	@echo "  TEST_ARGS=…  go to cargo test, for example: make test TEST_ARGS='-p domain slots'"

# Only the program writes to stdout, so that the output of DEMO_ARGS=--json can be piped; everything else goes to stderr.
demo: ## Run the complete product against emulated Telegram, Instagram and Google; no account needed
	@scripts/toolchain.sh
	@scripts/postgres-binaries.sh
	@test -x target/release/storyline \
		|| echo "Building Storyline once: about six minutes on two cores, less on more." >&2
	@cargo build --locked --release -p storyline >&2
	@target/release/storyline demo $(DEMO_ARGS)

# The throw-away database is in /dev/shm if 4 GB are free there and 8 GB of memory are available, otherwise in TMPDIR.
# `make test MEMORY=` keeps it on disk.
MEMORY := $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 4000000' | grep -q . \
	&& awk '/^MemAvailable:/ && $$2 > 8000000 { print "/dev/shm" }' /proc/meminfo)

# Many tests wait for leases or for programs to start and stop. Three threads per core keep the cores busy.
test: ## Run every test against a private PostgreSQL that is thrown away afterwards
	@scripts/toolchain.sh
	@scripts/postgres-binaries.sh
	@scripts/test-programs.sh
	@cargo build --locked -p storyline
	@$(if $(MEMORY),TMPDIR=$(MEMORY)) RUST_TEST_THREADS=$${RUST_TEST_THREADS:-$$((3 * $$(getconf _NPROCESSORS_ONLN)))} \
		target/debug/storyline with-postgres -- cargo test --locked $(TEST_ARGS)

# Also takes the README's two screenshots: make e2e PICTURES=docs/pictures
e2e: ## Drive the demo's page in a real browser, from /start to a live story
	@scripts/toolchain.sh
	@scripts/postgres-binaries.sh
	@scripts/browser.sh
	@cargo build --locked -p storyline
	@npm --prefix e2e ci --silent --no-audit --no-fund
	@STORYLINE=$(CURDIR)/target/debug/storyline PICTURES=$(abspath $(PICTURES)) npm --prefix e2e test --silent

# Prints one line of JSON on stdout, and progress on stderr.
chaos: ## Kill processes and cut connections for five minutes, then count lost and doubled stories
	@scripts/toolchain.sh
	@scripts/postgres-binaries.sh
	@cargo test --locked --release -q -p storyline --test chaos -- $(CHAOS_ARGS)

bench: ## Measure the engine; prints a table and writes target/bench/results.json
	@scripts/toolchain.sh
	@scripts/postgres-binaries.sh
	@cargo bench --locked -q -p storyline --bench figures -- $(BENCH_ARGS)

dump: ## Record again what an older version stores and does: make dump OLD=the/older/storyline (docs/upgrades.md)
	@test -n "$(OLD)" || { echo "make dump OLD=path/to/the/older/storyline" >&2; exit 2; }
	@scripts/postgres-binaries.sh
	@cargo build --locked -p storyline
	@$(OLD) with-postgres -- python3 $(UPGRADE) make --binary $(OLD) --sandbox target/debug/storyline
	@$(OLD) with-postgres -- python3 $(UPGRADE) record --binary $(OLD) --sandbox target/debug/storyline

check: ## Check formatting, language, lints, licences and sources of dependencies, documentation
	@scripts/toolchain.sh
	@scripts/tools.sh
	cargo fmt --all --check
	scripts/plain-english.py
	cargo clippy --locked --workspace --all-targets -- -D warnings
	target/tools/bin/cargo-deny --locked check --hide-inclusion-graph licenses bans sources
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps --document-private-items

reference: ## Generate docs/operations/configuration.md and docs/messages.md from the source
	@cargo build --locked -p storyline
	@target/debug/storyline reference > target/configuration.md
	@mv target/configuration.md docs/operations/configuration.md
	@WRITE_MESSAGES=1 cargo test --locked -q -p server --lib the_page_of_messages

fmt: ## Format the source
	cargo fmt --all
