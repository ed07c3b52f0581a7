# The program. It finds its themes in ../share/scrutineer/themes (installed) or in themes/ beside itself (built).
add_executable(scrutineer src/cli/main.cpp)
target_link_libraries(scrutineer PRIVATE cli)
target_compile_definitions(scrutineer PRIVATE SCRUTINEER_VERSION="${PROJECT_VERSION}")
if(NOT SANITIZE) # the sanitizers bring their own malloc
  # Pages are made of many small strings: a tenth of a build's time less than with the C library's malloc.
  find_library(MIMALLOC mimalloc REQUIRED)
  target_link_libraries(scrutineer PRIVATE -Wl,--no-as-needed ${MIMALLOC} -Wl,--as-needed)
endif()
tidy(scrutineer ${PROJECT_SOURCE_DIR}/src/cli/main.cpp)
