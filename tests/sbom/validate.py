"""Refuses a bill of materials that the official schema of CycloneDX 1.6 does not allow."""

import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

validator = JsonStrictValidator(SchemaVersion.V1_6)
for name in sys.argv[1:]:
    problem = validator.validate_str(Path(name).read_text())
    if problem is not None:
        sys.exit(f"{name}: {problem}")
    print(f"{name} is valid CycloneDX 1.6")
