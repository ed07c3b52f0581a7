# The theme, compiled from themes/civic into themes/civic/ beside the program. Needs Node and the packages of
# package-lock.json (./dev sees to both); runs again only when a source changed.
find_program(NODE node REQUIRED)
file(GLOB_RECURSE theme_sources CONFIGURE_DEPENDS themes/civic/*)
set(theme ${PROJECT_BINARY_DIR}/themes/civic)
add_custom_command(
  OUTPUT ${PROJECT_BINARY_DIR}/theme.built
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${theme}
  COMMAND ${NODE} themes/civic/build.mjs ${theme}
  COMMAND ${CMAKE_COMMAND} -E touch ${PROJECT_BINARY_DIR}/theme.built
  DEPENDS ${theme_sources} package-lock.json
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
  COMMENT "Compiling the theme"
  VERBATIM)
add_custom_target(theme ALL DEPENDS ${PROJECT_BINARY_DIR}/theme.built)
