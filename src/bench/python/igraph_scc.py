"""igraph's strongly connected components: igraph_scc.py FILE TIMES, or --version.

FILE has a line "payer payee" for each edge, numbers from 0. Prints JSON: "read", seconds; "solve",
seconds of each time; "sizes", how many components there are of each size.
"""

import collections
import json
import sys
import time

import igraph


def main(file, times):
    start = time.perf_counter()
    graph = igraph.Graph.Read_Edgelist(file, directed=True)
    read = time.perf_counter() - start
    solve = []
    for _ in range(times):
        start = time.perf_counter()
        components = graph.connected_components(mode="strong")
        solve.append(time.perf_counter() - start)
    sizes = collections.Counter(components.sizes())
    print(json.dumps({"read": read, "solve": solve, "sizes": sizes}))


if sys.argv[1] == "--version":
    print(igraph.__version__)
else:
    main(sys.argv[1], int(sys.argv[2]))
