"""networkx's simple cycles of bounded length: networkx_loops.py FILE LENGTH, or --version.

FILE has a line "payer payee" for each edge. Prints JSON: "read", seconds; "solve", seconds, in a
list; "loops", how many there are. Bounds came with networkx 3.1.
"""

import json
import sys
import time

import networkx


def main(file, length):
    start = time.perf_counter()
    graph = networkx.read_edgelist(file, create_using=networkx.DiGraph, nodetype=int, data=False)
    read = time.perf_counter() - start
    start = time.perf_counter()
    loops = sum(1 for _ in networkx.simple_cycles(graph, length_bound=length))
    solve = [time.perf_counter() - start]
    print(json.dumps({"read": read, "solve": solve, "loops": loops}))


if sys.argv[1] == "--version":
    if tuple(int(part) for part in networkx.__version__.split(".")[:2]) < (3, 1):
        sys.exit("networkx " + networkx.__version__ + " knows no bound of length")
    print(networkx.__version__)
else:
    main(sys.argv[1], int(sys.argv[2]))
