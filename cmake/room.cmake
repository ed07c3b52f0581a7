# A room is a folder of src/, with the folders inside it that folders() names, and one library. Its unit tests are in
# tests/unit/<room>/, in folders of the same names, and make the program test_<room>; the target unit_tests builds all
# of those, and CTest runs each as unit/<room>.
if(Catch2_FOUND)
  add_library(catch_main OBJECT EXCLUDE_FROM_ALL tests/unit/main.cpp)
  target_link_libraries(catch_main PUBLIC Catch2::Catch2)
  target_compile_options(catch_main PRIVATE -O0) # Catch itself: half a minute otherwise
  add_custom_target(unit_tests)
endif()

# Before the room itself.
function(folders room)
  set(folders_of_${room} ${ARGN} PARENT_SCOPE)
endfunction()

function(room name)
  set(sources_in src/${name}/*.cpp)
  set(tests_in tests/unit/${name}/*.cpp)
  foreach(folder IN LISTS folders_of_${name})
    list(APPEND sources_in src/${name}/${folder}/*.cpp)
    list(APPEND tests_in tests/unit/${name}/${folder}/*.cpp)
  endforeach()
  list(TRANSFORM ARGN REPLACE "^([a-z]+)/[a-z_]+$" "\\1" OUTPUT_VARIABLE uses)
  file(GLOB sources CONFIGURE_DEPENDS ${sources_in})
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(sources)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC project_options ${uses})
  else() # headers alone
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE project_options ${uses})
  endif()

  file(GLOB tests CONFIGURE_DEPENDS ${tests_in})
  if(tests AND Catch2_FOUND)
    add_executable(test_${name} EXCLUDE_FROM_ALL ${tests})
    target_link_libraries(test_${name} PRIVATE ${name} catch_main)
    target_include_directories(test_${name} PRIVATE tests/unit)
    if(TARGET read) # the tests of later rooms start from the files of a site: see tests/unit/site_fixture.h
      target_link_libraries(test_${name} PRIVATE read)
    endif()
    add_dependencies(unit_tests test_${name})
    add_test(NAME unit/${name} COMMAND test_${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  endif()
endfunction()
