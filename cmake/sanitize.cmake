# The sanitize preset: memory errors and undefined behaviour end the program, and so fail the test. Not optimised
# (CMakePresets.json): that would take half as long again to compile, and save seconds of the tests.
option(SANITIZE "Build with the address and undefined behaviour sanitizers" OFF)
if(SANITIZE)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
      -Wno-maybe-uninitialized) # false alarms of g++ 12 under these options
  target_compile_options(project_options INTERFACE ${sanitizers})
  target_link_options(project_options INTERFACE ${sanitizers})
  target_compile_definitions(project_options INTERFACE _GLIBCXX_ASSERTIONS)
  target_sources(project_options INTERFACE ${CMAKE_CURRENT_LIST_DIR}/known_leaks.cpp)
endif()
