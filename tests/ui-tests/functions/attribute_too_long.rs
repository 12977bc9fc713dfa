jets::jobs! {
    DataJob {
        #[allow(lint0, lint1, lint2, lint3, lint4, lint5, lint6, lint7, lint8, lint9, lint10, lint11, lint12, lint13, lint14, lint15, lint16, lint17, lint18, lint19, lint20, lint21, lint22, lint23, lint24, lint25, lint26, lint27, lint28, lint29, lint30, lint31, lint32, lint33, lint34, lint35, lint36, lint37, lint38, lint39, lint40, lint41, lint42, lint43, lint44, lint45, lint46, lint47, lint48, lint49, lint50, lint51, lint52, lint53, lint54, lint55, lint56, lint57, lint58, lint59, lint60, lint61, lint62, lint63, lint64, lint65, lint66, lint67, lint68, lint69, lint70, lint71, lint72, lint73, lint74, lint75, lint76, lint77, lint78, lint79, lint80, lint81, lint82, lint83, lint84, lint85, lint86, lint87, lint88, lint89)]
        fn file(_event) {}
    }
}

fn main() {}
