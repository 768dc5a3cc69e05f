# `make` alone prints this help. Everything that CI runs is a target here.
SHELL := /bin/bash
PROJECT ?= .
SCRATCH ?= .build
CHECKS := --explicit-target-dependency-import-check error
RELEASE := swift build -c release --static-swift-stdlib -Xswiftc -use-ld=lld $(CHECKS) --scratch-path $(SCRATCH) --product cartulary
BINARY := $(SCRATCH)/release/cartulary
PACKAGES := libxml2-dev libpcre2-dev libidn2-dev libssl-dev libcld2-dev libsqlite3-dev pkg-config g++

help: ## Print this help.
	@echo "Cartulary turns captures of a website into an open dataset that can be proved."
	@echo
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20
	@echo
	@echo "  make curated PROJECT=folder    the dataset of another folder; it needs nothing but raw/"

deps: ## Install the system packages that are missing (apt, with sudo where needed).
	@Scripts/deps.sh $(PACKAGES)

build: deps ## Build the command line in release.
	@if [ -x $(BINARY) ]; then $(RELEASE) --quiet; else $(RELEASE); fi

curated: build ## Derive the dataset of PROJECT (default: the example in this repository).
	@$(BINARY) curate "$(PROJECT)"; code=$$?; \
	[ $$code -eq 0 ] || echo "cartulary ended with $$code: see the exit codes in README.md" >&2; exit $$code

verify: build ## Derive every value of PROJECT again, and compare.
	@$(BINARY) verify "$(PROJECT)"

explain: build ## Show where values come from: make explain OF=kind/key [FIELD=name].
	@$(BINARY) explain --project "$(PROJECT)" $(OF) $(FIELD)

test: deps ## Run the tests (debug).
	@swift test $(CHECKS) --scratch-path $(SCRATCH)

check: ## Run all that CI runs.
	@.ci/run

lint: build ## Check the format of the Swift code, and the recipe and schemas of PROJECT.
	@swift format lint --strict --recursive Sources Tests Package.swift
	@$(BINARY) lint "$(PROJECT)"

format: ## Format the Swift code.
	@swift format --in-place --recursive Sources Tests Package.swift

docs: build ## Make the documents that are derived from the code.
	@$(BINARY) document-findings > docs/findings.md

clean: ## Remove what was built, and the workspace.
	@rm -rf $(SCRATCH) .cartulary .venv

.PHONY: help deps build curated verify explain test check lint format docs clean
.DEFAULT_GOAL := help
