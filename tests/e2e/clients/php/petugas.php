<?php
// What every PHP client here shares: the officer's questions, one per line, and the conclusions, one per line.

declare(strict_types=1);

set_error_handler(static function (int $level, string $message, string $file, int $line): bool {
    throw new ErrorException($message, 0, $level, $file, $line);
});

/** Yields each question: tab-separated url, user_id, password, ip_user, nik, nama. */
function questions(): iterable
{
    while (($line = fgets(STDIN)) !== false) {
        yield array_combine(['url', 'user_id', 'password', 'ip_user', 'nik', 'nama'], explode("\t", rtrim($line, "\n")));
    }
}

/** Tells what the application would do now, and what its officer reads. */
function conclude(string $end, string $detail): void
{
    echo $end, "\t", $detail, "\n";
}

/** Returns a name as applications compare it. */
function tidy(string $name): string
{
    return strtoupper(trim($name));
}
