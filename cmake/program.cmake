# The program. It finds its themes in ../share/scrutineer/themes (installed) or in themes/ beside itself (built).
add_executable(scrutineer src/cli/main.cpp)
target_link_libraries(scrutineer PRIVATE cli)
target_compile_definitions(scrutineer PRIVATE SCRUTINEER_VERSION="${PROJECT_VERSION}")
tidy(scrutineer ${PROJECT_SOURCE_DIR}/src/cli/main.cpp)
