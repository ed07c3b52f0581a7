# The program. It finds its themes and starters in ../share/scrutineer (installed) or beside itself (built).
add_executable(scrutineer src/cli/main.cpp)
target_link_libraries(scrutineer PRIVATE cli)
target_compile_definitions(scrutineer PRIVATE SCRUTINEER_VERSION="${PROJECT_VERSION}")
if(NOT SANITIZE) # the sanitizers bring their own malloc
  # Pages are made of many small strings: a tenth of a build's time less than with the C library's malloc.
  find_library(MIMALLOC mimalloc REQUIRED)
  target_link_libraries(scrutineer PRIVATE -Wl,--no-as-needed ${MIMALLOC} -Wl,--as-needed)
endif()

# CTest runs each fixture site as sites/<behaviour>.
file(GLOB sites CONFIGURE_DEPENDS tests/sites/*/printed.txt)
foreach(printed IN LISTS sites)
  cmake_path(GET printed PARENT_PATH site)
  cmake_path(GET site FILENAME behaviour)
  add_test(NAME sites/${behaviour} COMMAND ${PROJECT_SOURCE_DIR}/tests/sites/run $<TARGET_FILE:scrutineer> ${behaviour})
endforeach()

# The page of the manual is what the program says of its commands.
add_custom_command(TARGET scrutineer POST_BUILD
  COMMAND $<TARGET_FILE:scrutineer> manual > ${PROJECT_BINARY_DIR}/scrutineer.1
  WORKING_DIRECTORY ${PROJECT_BINARY_DIR}
  BYPRODUCTS ${PROJECT_BINARY_DIR}/scrutineer.1
  VERBATIM)
