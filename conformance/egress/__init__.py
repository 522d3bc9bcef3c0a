"""What leaves the application under test besides its calls to the DWH?"""
