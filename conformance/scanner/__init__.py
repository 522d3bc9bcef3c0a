"""Does a store hold what only the DWH could have told? Reference values, needles, decoding, engines, stores."""
