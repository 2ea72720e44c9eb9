"""Print the rows of migrations/0018_calling_codes.sql from libphonenumber's metadata.

Needs the package ``phonenumbers`` (Apache-2.0, see NOTICE):
``pip install phonenumbers && python scripts/calling_codes.py``
"""

from __future__ import annotations

import phonenumbers
from phonenumbers.phonemetadata import PhoneMetadata


def main() -> None:
    """Print one row per country."""
    rows = []
    for country in sorted(phonenumbers.SUPPORTED_REGIONS):
        metadata = PhoneMetadata.metadata_for_region(country)
        prefix = metadata.national_prefix or ""
        rows.append(f"('{country}', '{metadata.country_code}', '{prefix}')")
    print(",\n".join(rows) + ";")


if __name__ == "__main__":
    main()
