"""The screens behind the staff door: plain, dense and quick, in the same letters and colours."""
