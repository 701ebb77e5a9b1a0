"""igraph's weighted PageRank: igraph_pagerank.py FILE TIMES OUT, or --version.

FILE has a line "payer payee weight" for each edge. Writes a line "party score" for each party to
OUT. Prints JSON: "read", seconds; "solve", seconds of each time.
"""

import json
import sys
import time

import igraph


def main(file, times, out):
    start = time.perf_counter()
    graph = igraph.Graph.Read_Ncol(file, names=True, weights=True, directed=True)
    read = time.perf_counter() - start
    solve = []
    for _ in range(times):
        start = time.perf_counter()
        scores = graph.pagerank(
            directed=True, damping=0.85, weights="weight", implementation="prpack"
        )
        solve.append(time.perf_counter() - start)
    with open(out, "w") as lines:
        for party, score in zip(graph.vs["name"], scores):
            lines.write(f"{party} {score!r}\n")
    print(json.dumps({"read": read, "solve": solve}))


if sys.argv[1] == "--version":
    print(igraph.__version__)
else:
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
