# The target `tidy` runs clang-tidy over src/. A file is read again only when its object was compiled again: the
# compiler already knows which headers it includes. Needs clang 19, the first that reads <expected> of g++ 12.
find_program(CLANG_TIDY clang-tidy-19)
if(CLANG_TIDY)
  add_custom_target(tidy)
endif()

function(tidy target)
  if(NOT CLANG_TIDY)
    return()
  endif()
  foreach(source ${ARGN})
    file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR} ${source})
    set(stamp ${PROJECT_BINARY_DIR}/tidy/${name})
    cmake_path(GET stamp PARENT_PATH folder)
    file(MAKE_DIRECTORY ${folder})
    add_custom_command(
      OUTPUT ${stamp}
      COMMAND ${CLANG_TIDY} --quiet -p ${PROJECT_BINARY_DIR} --extra-arg=-Wno-unknown-warning-option
              ${source}
      COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
      DEPENDS ${PROJECT_BINARY_DIR}/CMakeFiles/${target}.dir/${name}.o ${PROJECT_SOURCE_DIR}/.clang-tidy
      COMMENT "clang-tidy ${name}"
      VERBATIM)
    list(APPEND stamps ${stamp})
  endforeach()
  add_custom_target(tidy_${target} DEPENDS ${stamps})
  add_dependencies(tidy tidy_${target})
endfunction()
