// libxlsxwriter 1.1.4 (Debian 12) does not free the range that a drop-down list refers to: some bytes a workbook. Weak, since every target has them.
extern "C" __attribute__((weak)) const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier)
extern "C" __attribute__((weak)) const char* __lsan_default_suppressions() { return "leak:lxw_strdup\n"; }
extern "C" __attribute__((weak)) const char* __lsan_default_options();  // NOLINT(bugprone-reserved-identifier)
extern "C" __attribute__((weak)) const char* __lsan_default_options() { return "print_suppressions=0"; }
