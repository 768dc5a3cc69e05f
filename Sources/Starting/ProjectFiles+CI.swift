extension ProjectFiles {
    /// A CI file that makes the dataset anew on each push, and proves it.
    func workflow(of host: CIHost) -> String {
        switch host {
        case .github:
            """
            # Makes the dataset anew on each push, and proves it. docs/ci.md of Cartulary describes it.
            name: dataset
            on: [push, pull_request]
            env:
              CARTULARY: ""   # the address of Cartulary's repository, for `git clone`
            jobs:
              dataset:
                runs-on: ubuntu-24.04
                container: swift:6.2-bookworm
                steps:
                  - uses: actions/checkout@v4
                    with: {lfs: true}
                  - run: |
            \(Self.script.split(separator: "\n").map { "          " + $0 }.joined(separator: "\n"))

            """
        case .gitlab:
            """
            # Makes the dataset anew on each push, and proves it. docs/ci.md of Cartulary describes it.
            dataset:
              image: swift:6.2-bookworm
              variables:
                CARTULARY: ""   # the address of Cartulary's repository, for `git clone`
              script:
            \(Self.script.split(separator: "\n").map { "    - " + $0 }.joined(separator: "\n"))
              artifacts:
                when: always
                paths: [curated/report]

            """
        }
    }

    private static let script = """
        apt-get update -qq && apt-get install -y -qq make git
        git clone --depth 1 "$CARTULARY" /opt/cartulary
        make -C /opt/cartulary install PREFIX=/usr/local
        cartulary curate
        cartulary verify
        git diff --exit-code -- curated
        """
}
