// Linked into the native program on Linux. Before Main, the runtime expands its type data into zeroed memory, at the cost of one page fault
// for every 4 KiB: a fifth of a start. With huge pages, it is one for every 2 MiB. Kernels without them ignore the advice.

#define _DEFAULT_SOURCE
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

// Where the zeroed memory of the program begins and ends: names that the linker defines.
extern char __bss_start[], _end[];

__attribute__((constructor)) static void AdviseHugePages(void)
{
    const uintptr_t page = (uintptr_t)getpagesize();
    const uintptr_t start = ((uintptr_t)__bss_start + page - 1) & ~(page - 1);
    if (start < (uintptr_t)_end) madvise((void *)start, (uintptr_t)_end - start, MADV_HUGEPAGE);
}
