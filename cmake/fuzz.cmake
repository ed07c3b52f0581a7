# The preset fuzz: clang's libFuzzer with the address and undefined behaviour sanitizers. Optimised a little, so that
# it tries more in the same time.
option(FUZZ "Build the programs of tests/fuzz" OFF)
if(FUZZ)
  target_compile_options(project_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(project_options INTERFACE -fsanitize=address,undefined)
  target_compile_definitions(project_options INTERFACE _GLIBCXX_ASSERTIONS)
endif()
