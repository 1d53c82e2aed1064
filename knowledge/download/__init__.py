"""The only room of `knowledge` that touches the network, reached from the command line alone.

It saves what official servers offer, within their limits, into files; everything else in
`knowledge` reads files. No answer, matcher or store can reach it: a test holds that.
"""
