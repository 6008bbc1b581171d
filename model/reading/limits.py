"""The limits on what is read from a file: Excel's own where it has one, else well above what any staff list needs."""

ROWS, COLUMNS, TEXT = 1_048_576, 16_384, 32_767  # of Excel: Microsoft, "Excel specifications and limits"
FILE = 200 * 2**20  # bytes of the file
PARTS = 5_000  # in an archive
EXPANDED = 400 * 2**20  # bytes of a part, and of all that are read, once unpacked
STREAMED = 2 * 2**30  # likewise of an .ods, of whose one part most is passed over
RATIO, RATIO_FROM = 200, 10 * 2**20  # unpacked over packed, of a part beyond this many bytes
SMALL = 32 * 2**20  # bytes of a part that is not a sheet nor the texts
TEMPLATE = 64 * 2**20  # bytes of a Word file once unpacked
STRINGS = 3_000_000  # texts shared by the cells
SHEETS = 500
CELLS = 5_000_000
RECTANGLE = 20_000_000  # cells, blank ones too, of the rectangle around a sheet's values
MERGED = 5_000_000  # cells under one sheet's merged ranges
DEPTH = 500  # tags inside tags

SECONDS = 30  # on the clock
CPU_SECONDS = 25
MEMORY = 480 * 2**20  # bytes that the worker may address
NO_MEMORY = 12  # the worker's exit code where its answer does not fit either
TOO_MUCH = "needs more memory than a file may, or than this machine allows; take out what is not needed"
