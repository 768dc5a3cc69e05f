# `make` alone prints this help. Everything that CI runs is a target here.
SHELL := /bin/bash
PROJECT ?= .
SCRATCH ?= .build
PREFIX ?= $(if $(filter 0,$(shell id -u)),/usr/local,$(HOME)/.local)
CHECKS := --explicit-target-dependency-import-check error
RELEASE := swift build -c release --static-swift-stdlib -Xswiftc -use-ld=lld $(CHECKS) --scratch-path $(SCRATCH) --product cartulary
BINARY := $(SCRATCH)/release/cartulary
PACKAGES := libxml2-dev libpcre2-dev libidn2-dev libssl-dev libcld2-dev libsqlite3-dev libdeflate-dev zlib1g-dev libzstd-dev libbrotli-dev libuchardet-dev pkg-config g++
TEST_PACKAGES := libzip-dev python3
export CARTULARY_CALLED_AS := make

help: ## Print this help, and what is missing.
	@echo "Cartulary turns captures of a website into an open dataset that can be proved."
	@echo
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20
	@echo
	@echo "  make new PROJECT=my-site FROM=captures     a project of a folder or file with captures"
	@echo "  make curated PROJECT=my-site               its dataset"
	@echo "  make explain PROJECT=my-site OF=page/…     where the values of a record come from"
	@echo
	@Scripts/deps.sh --say $(BINARY) $(PACKAGES)

deps: ## Install the system packages that are missing (apt, with sudo where needed).
	@Scripts/deps.sh $(PACKAGES)

build: deps ## Build the command line in release.
	@if [ -x $(BINARY) ]; then $(RELEASE) --quiet; else Scripts/deps.sh --say $(BINARY); $(RELEASE); fi

new: build ## Make a project: make new PROJECT=folder FROM=captures.
	@[ "$(PROJECT)" != . ] || { echo 'Name a folder for the project: make new PROJECT=my-site FROM=captures' >&2; exit 2; }
	@$(BINARY) init "$(PROJECT)" $(if $(FROM),--from "$(FROM)")

curated: build ## Derive the dataset of PROJECT (default: the example in this repository).
	@$(BINARY) curate "$(PROJECT)"; code=$$?; \
	[ $$code -eq 0 ] || echo "cartulary ended with $$code: see the exit codes in README.md" >&2; exit $$code

verify: build ## Derive every value of PROJECT again, and compare.
	@$(BINARY) verify "$(PROJECT)"

explain: build ## Show where values come from: make explain OF=kind/key [FIELD=name]; without OF, list ids.
	@$(BINARY) explain --project "$(PROJECT)" $(if $(OF),'$(OF)') $(if $(FIELD),'$(FIELD)')

excel: build ## Write the tables of PROJECT for spreadsheets.
	@$(BINARY) export excel "$(PROJECT)"

install: build ## Put the program, its manual and its completions below PREFIX (/usr/local, or ~/.local).
	@Scripts/install.sh $(BINARY) "$(PREFIX)"

test: deps ## Run the tests (debug).
	@Scripts/deps.sh $(TEST_PACKAGES)
	@swift test $(CHECKS) --scratch-path $(SCRATCH)

bench: build ## Measure against the limit: make bench LOAD=load.warc.gz [PEERS=python with fastwarc].
	@swift build -c release --package-path Benchmarks --scratch-path $(SCRATCH)-bench --quiet
	@LOAD="$(LOAD)" PEERS="$(PEERS)" Benchmarks/run.py $(BINARY) $(SCRATCH)-bench/release/limit $(SCRATCH)-bench/release/sax

instructions: build ## Count the instructions of page work against those of libxml2's SAX parser (valgrind).
	@command -v valgrind >/dev/null || Scripts/deps.sh valgrind
	@swift build -c release --package-path Benchmarks --scratch-path $(SCRATCH)-bench --quiet
	@Benchmarks/instructions.py $(BINARY) $(SCRATCH)-bench/release/sax $(LOAD)

rescue-benchmark: build ## Make damaged sites and count what is found: planted, found, false.
	@Scripts/rescue-benchmark.py $(BINARY)

check: ## Run all that CI runs.
	@.ci/run

lint: build ## Check the format of the Swift code, and the recipe and schemas of PROJECT.
	@swift format lint --strict --recursive Sources Tests Package.swift
	@$(BINARY) lint "$(PROJECT)"

format: ## Format the Swift code.
	@swift format --in-place --recursive Sources Tests Package.swift

docs: build ## Make the documents that are derived from the code.
	@$(BINARY) document-findings > docs/findings.md
	@$(BINARY) document-manual > docs/cartulary.1

clean: ## Remove what was built, and the workspace.
	@rm -rf $(SCRATCH) .cartulary .venv

.PHONY: help deps build new curated verify explain excel install test bench instructions rescue-benchmark check lint format docs clean
.DEFAULT_GOAL := help
