# Starters, the templates of `scrutineer new` and the explanations of messages: copied beside the program, as they are
# installed.
file(GLOB_RECURSE starter_files CONFIGURE_DEPENDS starters/* explanations/*)
add_custom_command(
  OUTPUT ${PROJECT_BINARY_DIR}/starters.copied
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${PROJECT_BINARY_DIR}/starters ${PROJECT_BINARY_DIR}/explanations
  COMMAND ${CMAKE_COMMAND} -E copy_directory starters ${PROJECT_BINARY_DIR}/starters
  COMMAND ${CMAKE_COMMAND} -E copy_directory explanations ${PROJECT_BINARY_DIR}/explanations
  COMMAND ${CMAKE_COMMAND} -E touch ${PROJECT_BINARY_DIR}/starters.copied
  DEPENDS ${starter_files}
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
  COMMENT "Copying the starters and explanations"
  VERBATIM)
add_custom_target(starters ALL DEPENDS ${PROJECT_BINARY_DIR}/starters.copied)
add_dependencies(scrutineer starters)
